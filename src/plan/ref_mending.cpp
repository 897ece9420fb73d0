#include "plan/ref_mending.hpp"

#include "base/text.hpp"
#include "plan/ref.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace dueregard::plan {

namespace {

constexpr std::size_t most_confusable = 5;
constexpr int furthest_step = 3;

struct LookAlikes {
    char printed;
    std::string_view meant;
};

constexpr std::array<LookAlikes, 15> look_alikes = {{
    {'1', "Il"},
    {'I', "1"},
    {'l', "1I"},
    {'|', "1I"},
    {'!', "1I"},
    {'O', "0"},
    {'o', "0"},
    {'0', "O"},
    {'S', "5"},
    {'5', "S"},
    {'B', "8"},
    {'8', "B"},
    {'Z', "2"},
    {'G', "6"},
    {',', "."},
}};

std::string_view meant_by(char printed) {
    const auto* const found = std::ranges::find(look_alikes, printed, &LookAlikes::printed);
    return found == look_alikes.end() ? std::string_view() : found->meant;
}

struct Family {
    int count = 0;
    int lowest = 0;         ///< of the first parts
    std::size_t parts = 0;  ///< how many parts its first ref has
};

using Families = std::map<std::string, Family>;

struct Row {
    std::optional<std::string> printed;
    std::optional<Ref> ref;  ///< as printed, then as mended
};

struct Candidate {
    std::string text;
    Ref ref;
    int changes = 0;
};

Families families_of(std::span<const Row> rows) {
    Families families;
    for (const auto& row : rows) {
        if (!row.ref) continue;
        auto& family = families[row.ref->family];
        const int first = row.ref->parts.front();
        family.lowest = family.count == 0 ? first : std::min(family.lowest, first);
        if (family.count == 0) family.parts = row.ref->parts.size();
        ++family.count;
    }
    return families;
}

/// Capitals with a small l among them: "EDl".
bool has_odd_case(std::string_view printed) {
    const bool has_capital = std::ranges::any_of(printed, [](char c) { return c >= 'A' && c <= 'Z'; });
    return has_capital && printed.contains('l');
}

/// The family that the others are held against: of those whose numbering begins near one, else of all, the
/// one with the most members.
Families::const_iterator main_of(const Families& families) {
    return std::ranges::max_element(families, {}, [](const auto& entry) {
        return std::pair(entry.second.lowest <= 2, entry.second.count);
    });
}

/// Every other way to read `printed`, each made of look-alikes.
std::vector<std::pair<std::string, int>> readings_of(const std::string& printed) {
    std::vector<std::pair<std::string, int>> readings = {{printed, 0}};
    std::size_t confusable = 0;
    for (std::size_t at = 0; at < printed.size() && confusable < most_confusable; ++at) {
        const auto meant = meant_by(printed[at]);
        if (meant.empty()) continue;
        ++confusable;
        const auto before = readings.size();
        for (std::size_t i = 0; i < before; ++i) {
            for (const char c : meant) {
                auto changed = readings[i];
                changed.first[at] = c;
                ++changed.second;
                readings.push_back(std::move(changed));
            }
        }
    }
    return readings;
}

/// EDI402 with its point put back before the last two digits, for families that number in two parts.
std::optional<std::string> with_point(const std::string& reading) {
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(reading, is_digit));
    if (digits != 3 || reading.size() < 3 || reading.contains('.') || !is_digit(reading[reading.size() - 3]))
        return {};
    auto pointed = reading;
    pointed.insert(pointed.size() - 2, ".");
    return pointed;
}

std::vector<Candidate> candidates_for(const Row& row, const Families& families) {
    std::vector<Candidate> candidates;
    const auto add = [&](const std::string& text, int changes) {
        if (changes == 0) return;
        auto ref = parse_ref(text);
        if (!ref) return;
        const auto family = families.find(ref->family);
        const bool is_own = row.ref && row.ref->family == ref->family;
        if (family == families.end() || family->second.count < (is_own ? 3 : 2)) return;
        if (family->second.parts != ref->parts.size()) return;
        candidates.push_back({.text = text, .ref = std::move(*ref), .changes = changes});
    };
    for (const auto& [text, changes] : readings_of(*row.printed)) {
        add(text, changes);
        if (const auto pointed = with_point(text)) add(*pointed, changes + 1);
    }
    std::ranges::stable_sort(candidates, {}, &Candidate::changes);
    return candidates;
}

/// `next` goes on from `before` within a section, or opens the section after it.
bool goes_on(const Ref& before, const Ref& next) {
    const auto last = next.parts.size() - 1;
    if (before.parts.size() != next.parts.size()) return false;
    const bool is_same_section = std::equal(before.parts.begin(), before.parts.end() - 1, next.parts.begin());
    if (is_same_section) {
        const int step = next.parts[last] - before.parts[last];
        return step > 0 && step <= furthest_step;
    }
    return next.parts.front() == before.parts.front() + 1 && next.parts[last] <= furthest_step;
}

class Mender {
public:
    explicit Mender(std::vector<Row> rows)
        : rows_(std::move(rows)), families_(families_of(rows_)), main_(main_of(families_)) {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (is_plausible(rows_[i])) plausible_[rows_[i].ref->family].push_back(i);
        }
    }

    std::vector<std::optional<std::string>> run() {
        std::vector<std::optional<std::string>> mended(rows_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (!rows_[i].printed) continue;
            if (!is_plausible(rows_[i])) mended[i] = mend(i);
            if (rows_[i].ref) previous_[rows_[i].ref->family] = i;
        }
        return mended;
    }

private:
    /// May the ref stand as printed? Its family is the main one, or begins near one and has several members.
    [[nodiscard]] bool is_plausible(const Row& row) const {
        if (!row.ref || has_odd_case(*row.printed)) return false;
        const auto& own = families_.at(row.ref->family);
        if (main_->first == row.ref->family) return own.parts == row.ref->parts.size();
        return own.lowest <= 2 && own.count >= 3;
    }

    std::optional<std::string> mend(std::size_t i) {
        for (auto& candidate : candidates_for(rows_[i], families_)) {
            if (!fits(candidate.ref, i)) continue;
            rows_[i].ref = std::move(candidate.ref);
            return std::move(candidate.text);
        }
        return std::nullopt;
    }

    [[nodiscard]] const Ref* nearest_above(const std::string& family) const {
        const auto found = previous_.find(family);
        return found == previous_.end() ? nullptr : &*rows_[found->second].ref;
    }

    [[nodiscard]] const Ref* nearest_below(const std::string& family, std::size_t i) const {
        const auto found = plausible_.find(family);
        if (found == plausible_.end()) return nullptr;
        const auto below = std::ranges::upper_bound(found->second, i);
        return below == found->second.end() ? nullptr : &*rows_[*below].ref;
    }

    [[nodiscard]] bool fits(const Ref& ref, std::size_t i) const {
        const auto* const low = nearest_above(ref.family);
        const auto* const high = nearest_below(ref.family, i);
        if (low != nullptr && low->parts >= ref.parts) return false;
        if (high != nullptr && high->parts <= ref.parts) return false;
        if (low != nullptr && high != nullptr) return true;
        if (low != nullptr) return goes_on(*low, ref);
        return high != nullptr && goes_on(ref, *high);
    }

    std::vector<Row> rows_;
    Families families_;
    Families::const_iterator main_;
    std::map<std::string, std::vector<std::size_t>>
        plausible_;  ///< the rows of each family that stand as printed
    std::map<std::string, std::size_t> previous_;
};

}  // namespace

std::vector<std::optional<std::string>> mended_refs(std::span<const std::optional<std::string>> printed) {
    std::vector<Row> rows;
    for (const auto& text : printed)
        rows.push_back({.printed = text, .ref = text ? parse_ref(*text) : std::nullopt});
    return Mender(std::move(rows)).run();
}

}  // namespace dueregard::plan
