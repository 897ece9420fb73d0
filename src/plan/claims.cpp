#include "plan/claims.hpp"

#include "base/text.hpp"
#include "plan/claim_sentence.hpp"
#include "plan/ref.hpp"
#include "plan/report_texts.hpp"
#include "plan/section_heading.hpp"
#include "plan/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dueregard::plan {

namespace {

using documents::BlockKind;

struct Counts {
    int total = 0;
    int unknown = 0;  ///< rows whose status cannot be told
    std::map<std::string, int> by_key;

    [[nodiscard]] int of(const std::string& key) const {
        if (key == "total") return total;
        if (key == "not_met") return of("narrowly_missed") + of("missed");
        if (key == "met_percent") return total == 0 ? 0 : (200 * of("met") + total) / (2 * total);
        const auto found = by_key.find(key);
        return found == by_key.end() ? 0 : found->second;
    }
};

Counts counted(std::span<const ReportedMeasure* const> measures) {
    Counts counts;
    for (const auto* measure : measures) {
        ++counts.total;
        if (measure->status)
            ++counts.by_key[claim_key(*measure->status)];
        else
            ++counts.unknown;
    }
    return counts;
}

enum class Borne { yes, no, unknown };

/// "Missed" may mean narrowly or not; a share may have been rounded down.
Borne borne(const std::string& key, int says, const Counts& counts) {
    if (counts.total == 0) return Borne::unknown;
    const int is = counts.of(key);
    if (says == is) return Borne::yes;
    if (key == "total") return Borne::no;
    if (key == "missed" && says == counts.of("not_met")) return Borne::yes;
    if (key == "met_percent" && says == 100 * counts.of("met") / counts.total) return Borne::yes;
    const bool could_be =
        counts.unknown > 0 && (key == "met_percent" || (says > is && says <= is + counts.unknown));
    return could_be ? Borne::unknown : Borne::no;
}

Borne worse(Borne a, Borne b) {
    if (a == Borne::no || b == Borne::no) return Borne::no;
    return a == Borne::unknown || b == Borne::unknown ? Borne::unknown : Borne::yes;
}

Borne borne(const std::map<std::string, int>& says, const Counts& counts) {
    auto result = Borne::yes;
    for (const auto& [key, value] : says) {
        auto one = borne(key, value, counts);
        // "Two partly met and two not met": what was narrowly missed is counted apart.
        const bool is_apart = key == "not_met" && says.contains("narrowly_missed");
        if (one == Borne::no && is_apart) one = borne("missed", value, counts);
        result = worse(result, one);
    }
    return result;
}

bool stands(const ReportedMeasure& measure, const std::string& key) {
    if (key == "not_met")
        return measure.status == Meaning::missed || measure.status == Meaning::narrowly_missed;
    return measure.status && claim_key(*measure.status) == key;
}

std::string words_for(const std::string& key) {
    if (key == "total") return "in all";
    if (key == "met_percent") return "per cent met";
    auto words = key;
    std::ranges::replace(words, '_', ' ');
    return words;
}

/// What the rows say where they say otherwise: "40 in all, 5 not met".
std::string counted_words(const std::map<std::string, int>& says, const Counts& counts) {
    std::vector<std::string> parts;
    for (const auto& [key, value] : says) {
        if (borne(key, value, counts) == Borne::no)
            parts.push_back(fmt::format("{} {}", counts.of(key), words_for(key)));
    }
    return join(parts, ", ");
}

class ClaimReader {
public:
    ClaimReader(
        const documents::Document& document, std::span<const ReportedMeasure> measures, const Legend& legend
    )
        : document_(document), legend_(legend) {
        for (const auto& measure : measures) {
            all_.push_back(&measure);
            if (measure.section) by_section_[*measure.section].push_back(&measure);
            if (measure.ref) by_ref_.emplace(ref_key(*measure.ref), &measure);
        }
        counts_ = counted(all_);
    }

    std::vector<Claim> run(const std::set<std::size_t>& taken) {
        const auto titles = title_headings(document_);
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            const auto& block = document_.blocks[i];
            if (block.kind == BlockKind::heading) headings_.open(block, titles.contains(&block));
            if (block.kind == BlockKind::heading) continue;
            if (block.kind == BlockKind::table)
                read_lone_rows(block.table);
            else if (!taken.contains(i))
                read_sentences(block.text, block.at);
            if (block.kind == BlockKind::table && !taken.contains(i)) read_table(block.table, block.at);
        }
        return std::move(claims_);
    }

private:
    /// In a sheet the summary stands in a row of its own, above the measures or below them.
    void read_lone_rows(const documents::Table& table) {
        for (const auto& row : table.rows) {
            const auto texts = filled_texts(row);
            if (texts.size() == 1) read_sentences(texts.front(), row.at);
        }
    }

    void read_sentences(std::string_view text, const documents::Place& at) {
        bool follows_count = false;
        for (const auto sentence : sentences_of(text)) {
            const auto said = claim_of(sentence);
            if (!said) {
                follows_count = false;
                continue;
            }
            if (said->says.empty() && follows_count) {
                claims_.back().text += " " + squeezed(sentence);
                settle(claims_.back(), *said);
                continue;
            }
            if (!said->says.empty() || knows_any(said->refs)) {
                claims_.push_back({.text = squeezed(sentence), .says = said->says, .at = at});
                settle(claims_.back(), *said);
            }
            follows_count = !said->says.empty();
        }
    }

    [[nodiscard]] bool knows_any(const std::vector<std::string>& refs) const {
        return std::ranges::any_of(refs, [&](const auto& ref) { return by_ref_.contains(ref_key(ref)); });
    }

    /// Joins what one more sentence says to what the claim's sentences before it were found to be.
    void settle(Claim& claim, const SentenceClaim& said) {
        const auto before = claim.holds ? (*claim.holds ? Borne::yes : Borne::no) : Borne::yes;
        const auto [result, counts] = judged(claim.says);
        auto all = worse(before, worse(claim.says.empty() ? Borne::yes : result, borne_by_refs(said)));
        if (all_.empty()) all = Borne::unknown;
        claim.holds = all == Borne::unknown ? std::nullopt : std::optional(all == Borne::yes);
        if (all == Borne::no) claim.counted = counted_words(claim.says, counts);
    }

    /// By all rows; where those do not bear it out, by those of the section it stands in.
    [[nodiscard]] std::pair<Borne, Counts> judged(const std::map<std::string, int>& says) const {
        const auto by_all = borne(says, counts_);
        if (by_all == Borne::yes) return {by_all, counts_};
        const auto section = headings_.current();
        const auto rows = section ? by_section_.find(*section) : by_section_.end();
        if (rows == by_section_.end()) return {by_all, counts_};
        const auto counts = counted(rows->second);
        return {borne(says, counts), counts};
    }

    [[nodiscard]] Borne borne_by_refs(const SentenceClaim& said) const {
        auto result = Borne::yes;
        for (const auto& ref : said.refs) {
            const auto found = by_ref_.find(ref_key(ref));
            if (found == by_ref_.end() || !found->second->status)
                result = worse(result, Borne::unknown);
            else if (!stands(*found->second, said.refs_stand))
                result = worse(result, may_be_narrow(*found->second, said));
        }
        if (!said.says_only || result != Borne::yes) return result;
        const int others = counts_.of(said.refs_stand) - static_cast<int>(said.refs.size());
        return others == 0 ? Borne::yes : Borne::no;
    }

    /// "Missed" is true of what was narrowly missed.
    static Borne may_be_narrow(const ReportedMeasure& measure, const SentenceClaim& said) {
        const bool is_narrow = said.refs_stand == "missed" && measure.status == Meaning::narrowly_missed;
        return is_narrow ? Borne::yes : Borne::no;
    }

    /// A table of statuses and their counts, down or across.
    void read_table(const documents::Table& table, const documents::Place& at) {
        Claim claim{.at = at};
        if (!read_down(table, claim) && !read_across(table, claim)) return;
        settle(claim, {});
        claims_.push_back(std::move(claim));
    }

    static std::optional<int> number_in(std::string_view text) {
        const auto tokens = tokens_of(text);
        if (tokens.empty() || tokens.size() > 6 || tokens[0].kind != TokenKind::number) return std::nullopt;
        const bool is_share = tokens.size() > 1 && (tokens[1].is("%") || tokens[1].is("."));
        return is_share ? std::nullopt : std::optional(tokens[0].value);
    }

    static bool is_total(std::string_view text) {
        return starts_with_ignoring_case(text, "total") || equals_ignoring_case(text, "all")
               || starts_with_ignoring_case(text, "grand total")
               || starts_with_ignoring_case(text, "number of");
    }

    [[nodiscard]] std::optional<std::string> key_of(std::string_view text) const {
        if (text.empty() || text.size() > 60) return std::nullopt;
        if (is_total(text)) return "total";
        const auto meaning = legend_.meaning(text);
        return meaning ? std::optional(claim_key(*meaning)) : std::nullopt;
    }

    static void add(Claim& claim, const std::string& key, std::string_view label, int value) {
        if (key == "total")
            claim.says[key] = value;
        else
            claim.says[key] += value;
        claim.text += fmt::format("{}{} {}", claim.text.empty() ? "" : ", ", squeezed(label), value);
    }

    [[nodiscard]] bool read_down(const documents::Table& table, Claim& claim) const {
        if (table.rows.size() < 2 || table.rows.size() > 16) return false;
        std::size_t statuses = 0;
        std::size_t i = 0;  // the heading row, below the sheet's titles
        while (i < table.rows.size() && filled_texts(table.rows[i]).size() < 2)
            ++i;
        for (const auto first = i; i < table.rows.size(); ++i) {
            const auto& cells = table.rows[i].cells;
            if (cells.size() < 2 || cells.size() > 4) return false;
            if (filled_texts(table.rows[i]).empty()) continue;
            const auto label = trimmed(cells[0].text);
            const auto key = key_of(label);
            std::optional<int> number;
            for (std::size_t c = 1; c < cells.size() && !number; ++c)
                number = number_in(trimmed(cells[c].text));
            if (key && number) {
                add(claim, *key, label, *number);
                if (*key != "total") ++statuses;
            } else if (i > first) {
                return forget(claim);
            }
        }
        return statuses >= 2 || forget(claim);
    }

    static bool forget(Claim& claim) {
        claim.says.clear();
        claim.text.clear();
        return false;
    }

    [[nodiscard]] bool read_across(const documents::Table& table, Claim& claim) const {
        if (table.rows.size() < 2 || table.rows.size() > 30) return false;
        const auto& headings = table.rows.front().cells;
        std::vector<std::optional<std::string>> keys;
        std::size_t statuses = 0;
        for (const auto& cell : headings) {
            keys.push_back(key_of(trimmed(cell.text)));
            if (keys.back() && *keys.back() != "total") ++statuses;
        }
        if (statuses < 2) return false;
        const auto totals = std::ranges::find_if(table.rows, [](const auto& row) {
            return !row.cells.empty() && is_total(trimmed(row.cells[0].text));
        });
        std::map<std::size_t, int> sums;
        for (auto row = totals == table.rows.end() ? table.rows.begin() + 1 : totals; row != table.rows.end();
             ++row) {
            for (std::size_t c = 0; c < row->cells.size() && c < keys.size(); ++c) {
                if (!keys[c]) continue;
                const auto number = number_in(trimmed(row->cells[c].text));
                if (number)
                    sums[c] += *number;
                else if (!trimmed(row->cells[c].text).empty() && !(c == 0))
                    return false;
            }
            if (row == totals) break;
        }
        for (const auto& [column, sum] : sums)
            add(claim, *keys[column], headings[column].text, sum);
        return !sums.empty() || forget(claim);
    }

    const documents::Document& document_;
    const Legend& legend_;
    std::vector<const ReportedMeasure*> all_;
    std::map<std::string, std::vector<const ReportedMeasure*>> by_section_;
    std::map<std::string, const ReportedMeasure*> by_ref_;
    Counts counts_;
    HeadingStack headings_;
    std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> claims_in(
    const documents::Document& document,
    std::span<const ReportedMeasure> measures,
    const Legend& legend,
    const std::set<std::size_t>& taken
) {
    return ClaimReader(document, measures, legend).run(taken);
}

}  // namespace dueregard::plan
