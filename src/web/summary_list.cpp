#include "web/summary_list.hpp"

#include "web/indent.hpp"

#include <algorithm>

namespace dueregard::web {

namespace {

/// Markup moved in, its ends left alone.
Html moved_in(const Content& content, std::size_t depth) {
    return content.is_markup() ? indented(content.html(), depth) : content.html();
}

/// `card_title` tells apart links that read alike in several cards.
Html action_link(const SummaryAction& action, const Content& card_title) {
    Html html;
    html << "<a class=\"" << spaced({"govuk-link", action.classes}) << "\" href=\"" << action.href << "\""
         << action.attributes << ">" << moved_in(action.text, 4);
    if (!action.visually_hidden_text.empty() || !card_title.empty()) {
        html << "<span class=\"govuk-visually-hidden\">";
        if (!action.visually_hidden_text.empty()) html << " " << action.visually_hidden_text;
        if (!card_title.empty()) html << " (" << moved_in(card_title, 6) << ")";
        html << "</span>";
    }
    return trimmed(html << "</a>");
}

Html card_actions(const SummaryCard& card) {
    const auto& items = card.actions.items;
    const std::string classes = spaced({"govuk-summary-card__actions", card.actions.classes});
    Html html;
    if (items.size() == 1) {
        html << "    <div class=\"" << classes << "\">\n      "
             << indented(action_link(items.front(), card.title.text), 4) << "\n    </div>\n";
    } else if (!items.empty()) {
        html << "    <ul class=\"" << classes << "\">\n";
        for (const SummaryAction& action : items) {
            html << "      <li class=\"govuk-summary-card__action\">\n        "
                 << indented(action_link(action, card.title.text), 8) << "\n      </li>\n";
        }
        html << "    </ul>\n";
    }
    return html;
}

Html in_card(const SummaryCard& card, const Html& list) {
    Html html;
    html << "<div class=\"" << spaced({"govuk-summary-card", card.classes}) << "\"" << card.attributes
         << ">\n  <div class=\"govuk-summary-card__title-wrapper\">\n";
    if (!card.title.text.empty()) {
        html << "    <h" << card.title.heading_level << " class=\""
             << spaced({"govuk-summary-card__title", card.title.classes}) << "\">\n      "
             << inner(card.title.text, 6) << "\n    </h" << card.title.heading_level << ">\n";
    }
    return html << card_actions(card) << "  </div>\n\n  <div class=\"govuk-summary-card__content\">\n    "
                << indented(list, 4) << "\n  </div>\n</div>";
}

Html row_actions(const SummaryActions& actions, const Content& card_title) {
    Html html;
    if (actions.items.empty()) return html;
    html << "    <dd class=\"" << spaced({"govuk-summary-list__actions", actions.classes}) << "\">\n";
    if (actions.items.size() == 1) {
        html << "      " << indented(action_link(actions.items.front(), card_title), 6) << "\n";
        return html << "    </dd>\n";
    }
    html << "      <ul class=\"govuk-summary-list__actions-list\">\n";
    for (const SummaryAction& action : actions.items) {
        html << "        <li class=\"govuk-summary-list__actions-list-item\">\n          "
             << indented(action_link(action, card_title), 8) << "\n        </li>\n";
    }
    return html << "      </ul>\n    </dd>\n";
}

/// A row without actions keeps their room free where other rows have some.
enum class ActionsColumn { no, yes };

void add_row(Html& html, const SummaryRow& row, ActionsColumn column, const Content& card_title) {
    const bool keeps_room = column == ActionsColumn::yes && row.actions.items.empty();
    html << "  <div class=\""
         << spaced(
                {"govuk-summary-list__row",
                 keeps_room ? "govuk-summary-list__row--no-actions" : "",
                 row.classes}
            )
         << "\">\n    <dt class=\"" << spaced({"govuk-summary-list__key", row.key.classes}) << "\">\n      "
         << inner(row.key.text, 6) << "\n    </dt>\n    <dd class=\""
         << spaced({"govuk-summary-list__value", row.value.classes}) << "\">\n      "
         << inner(row.value.text, 6) << "\n    </dd>\n"
         << row_actions(row.actions, card_title) << "  </div>\n";
}

}  // namespace

Html summary_list(const SummaryList& options) {
    const bool any =
        std::ranges::any_of(options.rows, [](const SummaryRow& row) { return !row.actions.items.empty(); });
    const Content card_title = options.card ? options.card->title.text : Content{};
    Html html;
    html << "<dl class=\"" << spaced({"govuk-summary-list", options.classes}) << "\"" << options.attributes
         << ">\n";
    for (const SummaryRow& row : options.rows) {
        add_row(html, row, any ? ActionsColumn::yes : ActionsColumn::no, card_title);
    }
    html << "</dl>";
    return options.card ? in_card(*options.card, html) : html;
}

}  // namespace dueregard::web
