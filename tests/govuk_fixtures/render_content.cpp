#include "render.hpp"
#include "web/details.hpp"
#include "web/error_summary.hpp"
#include "web/inset_text.hpp"
#include "web/notification_banner.hpp"
#include "web/panel.hpp"
#include "web/phase_banner.hpp"
#include "web/summary_list.hpp"
#include "web/table.hpp"
#include "web/tag.hpp"
#include "web/task_list.hpp"
#include "web/warning_text.hpp"

namespace dueregard::govuk_fixtures {

namespace {

web::Tag tag_options(const Options& o) {
    return {.text = o.content(), .classes = o["classes"].text(), .attributes = o["attributes"].attributes()};
}

web::Html tag(const Options& o) {
    return web::tag(tag_options(o));
}

web::Html details(const Options& o) {
    return web::details({
        .summary = o.content("summaryHtml", "summaryText"),
        .text = o.content(),
        .open = o["open"].is_true(),
        .id = o["id"].text(),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html error_summary(const Options& o) {
    std::vector<web::ErrorLink> errors;
    for (const Options& item : o["errorList"].items()) {
        errors.push_back({
            .text = item.content(),
            .href = item["href"].text(),
            .attributes = item["attributes"].attributes(),
        });
    }
    return web::error_summary({
        .title = o.content("titleHtml", "titleText"),
        .description = o.content("descriptionHtml", "descriptionText"),
        .errors = std::move(errors),
        .disable_auto_focus = o["disableAutoFocus"].flag(),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html inset_text(const Options& o) {
    return web::inset_text({
        .text = o.content(),
        .id = o["id"].text(),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html notification_banner(const Options& o) {
    const bool success = o["type"].text() == "success";
    return web::notification_banner({
        .text = o.content(),
        .kind = success ? web::BannerKind::success : web::BannerKind::important,
        .title = o.content("titleHtml", "titleText"),
        .heading_level = o["titleHeadingLevel"].number().value_or(2),
        .title_id = o["titleId"].text_or("govuk-notification-banner-title"),
        .role = o["role"].text(),
        .disable_auto_focus = o["disableAutoFocus"].flag(),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::PanelActions panel_actions(const Options& o) {
    web::PanelActions actions = {
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    };
    for (const Options& item : o["items"].items()) {
        actions.items.push_back({
            .text = item["text"].text(),
            .href = item["href"].text(),
            .type = item["type"].text(),
            .classes = item["classes"].text(),
            .attributes = item["attributes"].attributes(),
        });
    }
    return actions;
}

web::Html panel(const Options& o) {
    return web::panel({
        .title = o.content("titleHtml", "titleText"),
        .text = o.content(),
        .heading_level = o["headingLevel"].number().value_or(1),
        .classes = o["classes"].text(),
        .actions = o["actions"].is_true() ? std::optional(panel_actions(o["actions"])) : std::nullopt,
        .attributes = o["attributes"].attributes(),
    });
}

web::Html phase_banner(const Options& o) {
    return web::phase_banner({
        .tag = tag_options(o["tag"]),
        .text = o.content(),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::SummaryActions summary_actions(const Options& o) {
    web::SummaryActions actions = {.classes = o["classes"].text()};
    for (const Options& item : o["items"].items()) {
        actions.items.push_back({
            .text = item.content(),
            .href = item["href"].text(),
            .visually_hidden_text = item["visuallyHiddenText"].text(),
            .classes = item["classes"].text(),
            .attributes = item["attributes"].attributes(),
        });
    }
    return actions;
}

web::SummaryText summary_text(const Options& o) {
    return {.text = o.content(), .classes = o["classes"].text()};
}

std::optional<web::SummaryCard> summary_card(const Options& o) {
    if (!o.is_true()) return std::nullopt;
    return web::SummaryCard{
        .title =
            {.text = o["title"].content(),
             .heading_level = o["title"]["headingLevel"].number().value_or(2),
             .classes = o["title"]["classes"].text()},
        .actions = summary_actions(o["actions"]),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    };
}

web::Html summary_list(const Options& o) {
    std::vector<web::SummaryRow> rows;
    for (const Options& row : o["rows"].items()) {
        if (!row.is_true()) continue;
        rows.push_back({
            .key = summary_text(row["key"]),
            .value = summary_text(row["value"]),
            .actions = summary_actions(row["actions"]),
            .classes = row["classes"].text(),
        });
    }
    return web::summary_list({
        .rows = std::move(rows),
        .card = summary_card(o["card"]),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::TableRow table_row(const Options& o) {
    web::TableRow row;
    for (const Options& cell : o.items()) {
        row.push_back({
            .text = cell.content(),
            .format = cell["format"].text(),
            .classes = cell["classes"].text(),
            .colspan = cell["colspan"].number().value_or(0),
            .rowspan = cell["rowspan"].number().value_or(0),
            .attributes = cell["attributes"].attributes(),
        });
    }
    return row;
}

web::Html table(const Options& o) {
    std::vector<web::TableRow> rows;
    for (const Options& row : o["rows"].items()) {
        if (row.is_true()) rows.push_back(table_row(row));
    }
    return web::table({
        .caption = o["caption"].text(),
        .caption_classes = o["captionClasses"].text(),
        .head = table_row(o["head"]),
        .rows = std::move(rows),
        .first_cell_is_header = o["firstCellIsHeader"].is_true(),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::TaskStatus task_status(const Options& o) {
    return {
        .text = o.content(),
        .tag = o["tag"].is_true() ? std::optional(tag_options(o["tag"])) : std::nullopt,
        .classes = o["classes"].text(),
    };
}

web::Html task_list(const Options& o) {
    std::vector<web::TaskListItem> items;
    for (const Options& item : o["items"].items()) {
        items.push_back({
            .title = item["title"].content(),
            .title_classes = item["title"]["classes"].text(),
            .href = item["href"].text(),
            .hint = item["hint"].content(),
            .status = task_status(item["status"]),
            .classes = item["classes"].text(),
        });
    }
    return web::task_list({
        .items = std::move(items),
        .id_prefix = o["idPrefix"].text_or("task-list"),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html warning_text(const Options& o) {
    return web::warning_text({
        .text = o.content(),
        .icon_fallback_text = o["iconFallbackText"].text_or("Warning"),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

}  // namespace

std::map<std::string_view, Render> content_components() {
    return {
        {"details", details},
        {"error-summary", error_summary},
        {"inset-text", inset_text},
        {"notification-banner", notification_banner},
        {"panel", panel},
        {"phase-banner", phase_banner},
        {"summary-list", summary_list},
        {"table", table},
        {"tag", tag},
        {"task-list", task_list},
        {"warning-text", warning_text},
    };
}

}  // namespace dueregard::govuk_fixtures
