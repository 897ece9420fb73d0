#include "plan/fact_reader.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"
#include "plan/due_date.hpp"
#include "plan/fact_figure.hpp"
#include "plan/objective_role.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <optional>

namespace dueregard::plan {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t longest_label = 60;
constexpr std::size_t most_title_words = 10;

bool heads_facts(std::string_view title) {
    if (words_of(title).size() > most_title_words) return false;
    return says_one_of(
        title,
        {"facts",
         "profile",
         "in numbers",
         "in figures",
         "at a glance",
         "statistics",
         "demographics",
         "demography",
         "key data",
         "key figures",
         "who we are",
         "census",
         "what the data tells us",
         "what our data tells us",
         "workforce data",
         "our population",
         "our workforce in",
         "headline figures",
         "facts and figures"}
    );
}

/// "Our workforce", "About our county": what is there in shares is a fact, what else is said need not be.
bool may_hold_facts(std::string_view title) {
    if (words_of(title).size() > most_title_words) return false;
    return says_one_of(
        title,
        {"our workforce",   "our staff",        "our employees",  "our population",    "our residents",
         "our communities", "about our county", "about our city", "about our borough", "about our district",
         "about our area",  "about the county", "about the city", "about the borough", "about the district",
         "our county",      "our city",         "our borough",    "our district",      "our people",
         "local context",   "our community"}
    );
}

bool is_share(const std::optional<Figure>& figure) {
    return figure && (figure->unit == "%" || figure->value.contains(' '));
}

/// "Population: 151,584": the label before the colon, where it is short and the figure stands behind.
void part_label(Fact& fact, std::string_view text) {
    const auto colon = text.find(": ");
    fact.label = squeezed(text);
    if (colon == std::string_view::npos || colon > longest_label) return;
    const auto before = text.substr(0, colon);
    const auto behind = trimmed(text.substr(colon + 1));
    if (says_one_of(before, {"census", "source"})) {
        fact.label = squeezed(behind);
        if (!fact.source) fact.source = squeezed(before);
        return;
    }
    if (figure_in(behind) && !figure_in(before)) fact.label = squeezed(before);
}

Fact fact_of(std::string_view text, const documents::Place& at) {
    Fact fact{
        .label = {}, .value = {}, .unit = {}, .as_of = as_of_in(text), .source = source_in(text), .at = at
    };
    part_label(fact, text);
    const auto colon = text.find(": ");
    const bool is_labelled = colon != std::string_view::npos && fact.label == squeezed(text.substr(0, colon));
    if (auto figure = figure_in(is_labelled ? text.substr(colon + 1) : std::string_view(fact.label))) {
        fact.value = std::move(figure->value);
        if (!figure->unit.empty()) fact.unit = std::move(figure->unit);
    }
    if (auto other = comparison_in(text)) {
        fact.compared_value = std::move(other->value);
        fact.compared_with = std::move(other->with);
    }
    return fact;
}

/// What a heading or lead-in says of every fact below it.
struct Common {
    std::optional<std::string> as_of;
    std::optional<std::string> source;
};

void complete(Fact& fact, const Common& common) {
    if (!fact.as_of) fact.as_of = common.as_of;
    if (!fact.source) fact.source = common.source;
}

std::optional<Fact> fact_of_row(const documents::Row& row, const documents::Row& header) {
    if (row.cells.size() < 2) return std::nullopt;
    const auto figure = figure_in(row.cells[1].text);
    const auto label = squeezed(row.cells.front().text);
    if (!figure || label.empty()) return std::nullopt;
    Fact fact{.label = label, .value = figure->value, .unit = {}, .as_of = {}, .source = {}, .at = row.at};
    if (!figure->unit.empty()) fact.unit = figure->unit;
    if (!fact.unit && header.cells[1].text.contains('%')) fact.unit = "%";
    for (std::size_t i = 2; i < std::min(row.cells.size(), header.cells.size()); ++i) {
        const auto text = squeezed(row.cells[i].text);
        if (text.empty()) continue;
        if (says_one_of(header.cells[i].text, {"source"})) fact.source = text;
        if (says_one_of(header.cells[i].text, {"date", "as at", "as of", "year", "when"})) fact.as_of = text;
    }
    if (!fact.as_of) fact.as_of = as_of_in(header.cells[1].text);
    return fact;
}

class FactFinder {
public:
    std::vector<Fact> run(const documents::Document& document) {
        const auto parts = parts_of(document);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto around = part_around(parts, i);
            const bool is_below = around != i && !parts[around].is_title && heads_facts(parts[around].title);
            const bool is_of_facts = (!parts[i].is_title && heads_facts(parts[i].title)) || is_below;
            take_part(parts[i], is_of_facts);
        }
        return std::move(facts_);
    }

private:
    void take_part(const DocumentPart& part, bool is_of_facts) {
        const auto role = list_role_of(part.title);
        if (role == ListRole::priorities || role == ListRole::actions) return;
        if (role == ListRole::other && !(says_one_of(part.title, {"where we are"}) && holds_shares(part)))
            return;
        is_of_facts = is_of_facts || holds_shares(part);
        common_ = {};
        section_ = part.heading != nullptr && !part.is_title ? std::optional(part.title) : std::nullopt;
        if (is_of_facts) common_ = {.as_of = as_of_in(part.title), .source = source_in(part.title)};
        const auto first = facts_.size();
        const bool may_hold = !part.is_title && may_hold_facts(part.title);
        for (const auto* block : part.body) {
            if (is_of_facts)
                take_block(*block, first);
            else if (may_hold && block->kind == BlockKind::paragraph && !leads_in(*block))
                take_shares(*block);
            else if (opens_with_a_figure(*block))
                add(fact_of(block->text, block->at));
        }
    }

    /// A list of which at least half the items are percentages or shares.
    static bool holds_shares(const DocumentPart& part) {
        std::ptrdiff_t items = 0;
        std::ptrdiff_t shares = 0;
        for (const auto* block : part.body) {
            if (block->kind != BlockKind::list_item) continue;
            ++items;
            const auto figure = figure_in(block->text);
            if (is_share(figure)) ++shares;
        }
        return shares >= 2 && shares * 2 >= items;
    }

    static bool opens_with_a_figure(const Block& block) {
        if (block.kind != BlockKind::list_item || leads_in(block)) return false;
        const auto figure = figure_in(block.text);
        const bool is_at_front = figure && figure->unit == "%" && figure->begin == 0;
        return is_at_front || (figure && starts_with_ignoring_case(trimmed(block.text), "census 20"));
    }

    void take_block(const Block& block, std::size_t first) {
        if (block.kind == BlockKind::table) {
            for (std::size_t i = 1; i < block.table.rows.size(); ++i) {
                if (auto fact = fact_of_row(block.table.rows[i], block.table.rows.front()))
                    add(std::move(*fact));
            }
        } else if (starts_with_ignoring_case(trimmed(block.text), "source:")) {
            common_.source = squeezed(trimmed(block.text).substr(7));
            for (auto i = first; i < facts_.size(); ++i)
                complete(facts_[i], common_);
        } else if (leads_in(block)) {
            if (auto as_of = as_of_in(block.text)) common_.as_of = std::move(as_of);
            if (auto source = source_in(block.text)) common_.source = std::move(source);
        } else if (block.kind == BlockKind::list_item) {
            add(fact_of(block.text, block.at));
        } else if (block.kind == BlockKind::paragraph) {
            take_sentences(block);
        }
    }

    void take_sentences(const Block& block) {
        for (const auto sentence : sentences_of(block.text)) {
            const auto figure = figure_in(sentence);
            if (figure && !figure->unit.empty()) add(fact_of(sentence, block.at));
        }
    }

    void take_shares(const Block& block) {
        for (const auto sentence : sentences_of(block.text)) {
            if (is_share(figure_in(sentence))) add(fact_of(sentence, block.at));
        }
    }

    void add(Fact fact) {
        complete(fact, common_);
        fact.section = section_;
        facts_.push_back(std::move(fact));
    }

    std::vector<Fact> facts_;
    Common common_;
    std::optional<std::string> section_;
};

}  // namespace

std::vector<Fact> facts_in(const documents::Document& document) {
    return FactFinder().run(document);
}

}  // namespace dueregard::plan
