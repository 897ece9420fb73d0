#include "plan/committee_report_reader.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"
#include "plan/implication_reader.hpp"
#include "plan/objective_claim.hpp"
#include "plan/objective_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>

namespace dueregard::plan {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t most_heading_words = 12;
constexpr std::size_t longest_label = 60;

/// What the items of a list are.
enum class Listed : std::uint8_t { nothing, asked, strengths, considerations, observations, objectives };

bool asks_members(std::string_view text) {
    if (says_one_of(text, {"they", "the team", "peer team", "peers", "reviewers", "auditors", "inspectors"}))
        return false;
    return says_one_of(
        text,
        {"is asked to",
         "are asked to",
         "is recommended to",
         "are recommended to",
         "is invited to",
         "are invited to",
         "is requested to",
         "are requested to",
         "it is recommended that",
         "it is recommended to",
         "recommended that",
         "be asked to",
         "it is proposed that",
         "committee resolves",
         "recommends that",
         "is recommended",
         "are recommended"}
    );
}

/// "Recommendations", "Officer recommendation(s)", "Decision required"; not those of a review, nor their
/// reasons.
bool heads_what_is_asked(std::string_view title) {
    if (words_of(title).size() > most_heading_words) return false;
    if (says_one_of(
            title,
            {"reason",
             "reasons",
             "peer",
             "review",
             "team",
             "challenge",
             "previous",
             "alternative",
             "options",
             "implications",
             "progress",
             "response",
             "lga",
             "auditor",
             "scrutiny"}
        ))
        return asks_members(title) && !says_one_of(title, {"reason", "reasons"});
    return asks_members(title)
           || says_one_of(
               title,
               {"recommendation",
                "recommendations",
                "decision required",
                "decisions required",
                "decision sought",
                "action required",
                "argymhelliad",
                "argymhellion"}
           );
}

Listed listed_below(std::string_view text) {
    if (says_one_of(
            text,
            {"areas for consideration",
             "area for consideration",
             "areas for improvement",
             "area for improvement",
             "areas for development",
             "areas to consider",
             "for further consideration",
             "considerations",
             "could be improved",
             "weaknesses",
             "those for consideration",
             "areas of improvement"}
        ))
        return Listed::considerations;
    if (says_one_of(
            text,
            {"strength",
             "strengths",
             "areas of strength",
             "good practice",
             "what works well",
             "doing well",
             "positive practice"}
        ))
        return Listed::strengths;
    if (says_one_of(text, {"observation", "observations", "observed"})) return Listed::observations;
    if (says_one_of(text, {"objectives", "equality outcomes", "equality aims"})) return Listed::objectives;
    return Listed::nothing;
}

std::string_view kind_of(Listed listed) {
    if (listed == Listed::strengths) return "strength";
    return listed == Listed::considerations ? "area for consideration" : "observation";
}

bool is_finding(Listed listed) {
    return listed == Listed::strengths || listed == Listed::considerations || listed == Listed::observations;
}

std::optional<std::string> unless_empty(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::string section_of(const DocumentPart& part) {
    return part.number.empty() ? part.title : part.number + " " + part.title;
}

/// A numbered paragraph ("2.1"): prose, unless its heading or its lead-in says that it is an item.
bool is_numbered_paragraph(const Block& block) {
    return block.kind == BlockKind::list_item && block.number.contains('.');
}

class CommitteeReader {
public:
    explicit CommitteeReader(const documents::Document& document)
        : document_(document), parts_(parts_of(document)) {}

    CommitteeReport run() {
        for (const auto& part : parts_)
            read_part(part);
        if (report_.objectives.empty()) report_.objectives = objectives_in(document_);
        report_.implications = implications_in(parts_);
        report_.claims = objective_claims_in(document_, report_.objectives);
        return std::move(report_);
    }

private:
    void read_part(const DocumentPart& part) {
        const bool heads_asked = heads_what_is_asked(part.title);
        if (asks_members(part.title)) report_.asks_members = true;
        const bool is_short = words_of(part.title).size() <= most_heading_words;
        const auto own = heads_asked                                             ? Listed::asked
                         : is_short && !part.is_title && part.heading != nullptr ? heading_lists(part.title)
                                                                                 : Listed::nothing;
        auto open = own;
        for (std::size_t i = 0; i < part.body.size(); ++i) {
            const auto& block = *part.body[i];
            if (block.kind == BlockKind::table) {
                take_table(part, block.table);
            } else if (leads_in(block) || ends_open(block)) {
                open = opened_by(block, own);
            } else if (block.kind == BlockKind::list_item) {
                if (open != own && is_numbered_paragraph(block)) open = own;
                take_item(part, block, open);
            } else if (block.kind == BlockKind::paragraph) {
                take_paragraph(block, heads_asked);
                if (open != own) open = own;
            }
        }
    }

    /// "Cabinet is RECOMMENDED to", with what it is to do on the lines below.
    static bool ends_open(const Block& block) {
        const auto words = words_of(block.text);
        const bool is_open = !words.empty() && (words.back() == "to" || words.back() == "that");
        return is_open && words.size() <= most_heading_words && asks_members(block.text);
    }

    /// A heading that is only "Strengths" or "Areas for consideration"; a list of objectives needs a lead-in.
    static Listed heading_lists(std::string_view title) {
        const auto listed = listed_below(title);
        const bool is_both = says_one_of(title, {"strengths and", "and areas", "and strengths"});
        return is_both || listed == Listed::objectives ? Listed::nothing : listed;
    }

    Listed opened_by(const Block& lead_in, Listed own) {
        if (asks_members(lead_in.text)) report_.asks_members = true;
        if (own == Listed::asked || asks_members(lead_in.text)) return Listed::asked;
        const auto last = sentences_of_end(lead_in.text);
        const auto listed = listed_below(last);
        return listed == Listed::nothing && is_finding(own) ? own : listed;
    }

    /// The words that lead in: what stands before them may speak of other things.
    static std::string_view sentences_of_end(std::string_view text) {
        const auto stop = text.rfind(". ");
        return stop == std::string_view::npos ? text : text.substr(stop + 2);
    }

    void take_item(const DocumentPart& part, const Block& block, Listed listed) {
        auto text = item_text(block.text);
        if (text.empty()) return;
        if (listed == Listed::nothing && is_ask_alone(text)) listed = Listed::asked;
        if (listed == Listed::asked) {
            ask(unless_empty(block.number), std::move(text), block.at);
        } else if (is_finding(listed)) {
            add_finding(listed, part, std::move(text), block.at);
        } else if (listed == Listed::objectives
                   && !says_one_of(text, {"implications", "background papers"})) {
            report_.objectives.push_back(
                {.title = std::move(text), .priorities = {}, .actions = {}, .at = block.at}
            );
        }
    }

    /// "Cabinet is RECOMMENDED to note …", whole within one sentence; not what a review recommended.
    static bool is_ask_alone(std::string_view text) {
        const auto words = words_of(text);
        const auto opening = std::span(words).first(std::min<std::size_t>(words.size(), 10));
        const auto start = join({opening.begin(), opening.end()}, " ");
        return says_one_of(
                   start,
                   {"is recommended to",
                    "are recommended to",
                    "is asked to",
                    "are asked to",
                    "is invited to",
                    "are invited to",
                    "it is recommended that"}
               )
               && says_one_of(
                   start,
                   {"members",
                    "cabinet",
                    "committee",
                    "council",
                    "councillors",
                    "board",
                    "executive",
                    "panel",
                    "it is recommended that"}
               );
    }

    void take_paragraph(const Block& block, bool heads_asked) {
        const auto text = squeezed(block.text);
        if (words_of(text).size() < 3) return;
        if (is_ask_alone(text)) report_.asks_members = true;
        const bool is_ask =
            is_ask_alone(text)
            || (heads_asked
                && (text.starts_with("That ") || text.starts_with("To ") || begins_with_a_number(text)));
        if (is_ask) ask(std::nullopt, text, block.at);
    }

    static bool begins_with_a_number(std::string_view text) {
        return is_digit(text.front()) || text.front() == '(';
    }

    /// The same words twice, in a summary and in full, are asked once.
    void ask(std::optional<std::string> number, std::string text, const documents::Place& at) {
        const auto same = std::ranges::find(report_.recommendations, text, &AskedOfMembers::text);
        if (same != report_.recommendations.end()) return;
        report_.recommendations.push_back({.number = std::move(number), .text = std::move(text), .at = at});
    }

    void add_finding(Listed listed, const DocumentPart& part, std::string text, const documents::Place& at) {
        report_.findings.push_back(
            {.kind = std::string(kind_of(listed)),
             .section = unless_empty(section_of(part)),
             .text = std::move(text),
             .at = at}
        );
    }

    /// A cover sheet's row "Recommendations | …"; a table with columns of strengths and considerations.
    void take_table(const DocumentPart& part, const documents::Table& table) {
        for (const auto& row : table.rows) {
            if (row.cells.size() < 2 || row.cells.front().text.size() > longest_label) continue;
            if (!heads_what_is_asked(row.cells.front().text)) continue;
            for (auto& item : items_of_cell(row.cells[1].text)) {
                if (!item.ends_with(':') && words_of(item).size() >= 3)
                    ask(std::nullopt, std::move(item), row.cells[1].at);
            }
        }
        if (table.rows.size() < 2) return;
        const auto& header = table.rows.front();
        for (std::size_t column = 0; column < header.cells.size(); ++column) {
            const auto& title = header.cells[column].text;
            const auto listed = title.size() > longest_label ? Listed::nothing : heading_lists(title);
            if (!is_finding(listed)) continue;
            for (std::size_t i = 1; i < table.rows.size(); ++i) {
                if (column >= table.rows[i].cells.size()) continue;
                const auto& cell = table.rows[i].cells[column];
                for (auto& item : items_of_cell(cell.text))
                    add_finding(listed, part, std::move(item), cell.at);
            }
        }
    }

    const documents::Document& document_;
    std::vector<DocumentPart> parts_;
    CommitteeReport report_;
};

}  // namespace

CommitteeReport read_committee_report(const documents::Document& document) {
    return CommitteeReader(document).run();
}

}  // namespace dueregard::plan
