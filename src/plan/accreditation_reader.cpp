#include "plan/accreditation_reader.hpp"

#include "base/text.hpp"
#include "plan/document_part.hpp"
#include "plan/due_date.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace dueregard::plan {

namespace {

using documents::BlockKind;
using Tokens = std::span<const Token>;

/// Longer names before those that they begin with.
constexpr std::array known_schemes = std::to_array<std::string_view>({
    "disability confident",
    "stonewall workplace equality index",
    "stonewall diversity champions",
    "stonewall diversity champion",
    "stonewall",
    "white ribbon",
    "race equality code",
    "race at work charter",
    "armed forces covenant",
    "defence employer recognition scheme",
    "employer recognition scheme",
    "investors in people",
    "investors in diversity",
    "carer confident",
    "carers confident",
    "mindful employer",
    "menopause friendly",
    "age - friendly employer",
    "age friendly employer",
    "domestic abuse housing alliance",
    "council of sanctuary",
    "city of sanctuary",
    "borough of sanctuary",
    "living wage employer",
    "equality framework for local government",
    "navajo",
    "time to change",
    "athena swan",
    "dementia friendly",
    "autism friendly",
    "customer service excellence",
    "leaders in diversity",
    "employers for carers",
    "unison anti - racism charter",
    "happy to talk flexible working",
    "trans inclusion charter",
    "fair work charter",
    "good work charter",
    "halo code",
    "deaf friendly",
    "rainbow badge",
    "insight into equality",
});

struct FoundScheme {
    std::string name;
    std::size_t first = 0;  ///< token
    std::size_t end = 0;
};

bool begins_with_capital(std::string_view source, const Token& token) {
    const auto c = source[token.begin];
    return token.kind == TokenKind::word && c >= 'A' && c <= 'Z';
}

std::optional<FoundScheme> known_scheme(std::string_view source, Tokens tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (const auto scheme : known_schemes) {
            const auto length = phrase_length(tokens, i, scheme);
            if (length == 0 || !begins_with_capital(source, tokens[i])) continue;
            return FoundScheme{
                .name = std::string(text_of(source, tokens[i], tokens[i + length - 1])),
                .first = i,
                .end = i + length
            };
        }
    }
    return std::nullopt;
}

/// "… was awarded the Keldby Fair Work Mark": words with capitals after a verb that awards.
std::optional<FoundScheme> awarded_scheme(std::string_view source, Tokens tokens) {
    constexpr std::array<std::string_view, 9> verbs = {
        "awarded", "achieved", "hold", "holds", "gained", "retained", "renewed", "accredited", "received"
    };
    constexpr std::array<std::string_view, 9> between = {
        "the", "our", "with", "by", "as", "a", "an", "under", "its"
    };
    constexpr std::array<std::string_view, 3> joining = {"of", "for", "in"};
    const auto is_among = [](const auto& list, std::string_view word) {
        return std::ranges::find(list, word) != list.end();
    };
    const auto verb =
        std::ranges::find_if(tokens, [&](const Token& token) { return is_among(verbs, token.text); });
    if (verb == tokens.end()) return std::nullopt;
    auto first = static_cast<std::size_t>(verb - tokens.begin()) + 1;
    while (first < tokens.size() && is_among(between, tokens[first].text))
        ++first;
    auto end = first;
    for (auto i = first; i < tokens.size(); ++i) {
        if (begins_with_capital(source, tokens[i]) && !tokens[i].is("level")) {
            end = i + 1;
        } else if (i == first || !is_among(joining, tokens[i].text)) {
            break;
        }
    }
    constexpr std::array<std::string_view, 10> marks = {
        "award",
        "mark",
        "charter",
        "standard",
        "kitemark",
        "accreditation",
        "employer",
        "status",
        "index",
        "framework"
    };
    bool is_scheme = false;
    for (auto i = first; i < std::min(end + 1, tokens.size()); ++i)
        is_scheme = is_scheme || is_among(marks, tokens[i].text);
    if (end < first + 2 || !is_scheme) return std::nullopt;
    return FoundScheme{
        .name = std::string(text_of(source, tokens[first], tokens[end - 1])), .first = first, .end = end
    };
}

/// What is aimed at is not yet held.
bool is_only_aimed_at(std::string_view before) {
    return says_one_of(before, {"will",     "aim",       "aims",         "aiming",     "towards",
                                "plan",     "plans",     "seek",         "seeking",    "apply",
                                "applying", "intend",    "want",         "to achieve", "to become",
                                "to gain",  "to obtain", "to implement", "ambition",   "work to",
                                "explore",  "consider",  "not"});
}

/// "Level 2" is "2"; "Gold", "Leader", "Achieving" stand for themselves.
std::optional<std::string> level_in(std::string_view source, Tokens tokens) {
    constexpr std::array<std::string_view, 14> names = {
        "gold",
        "silver",
        "bronze",
        "platinum",
        "leader",
        "committed",
        "achieving",
        "excellent",
        "developing",
        "foundation",
        "advanced",
        "accomplished",
        "active",
        "ambassador"
    };
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (!tokens[i].is("level") && !tokens[i].is("tier") && !tokens[i].is("stage")) continue;
        if (const auto count = count_at(tokens, i + 1); count && count->value <= 10)
            return std::to_string(count->value);
    }
    for (const auto& token : tokens) {
        if (std::ranges::find(names, token.text) != names.end() && begins_with_capital(source, token))
            return std::string(source.substr(token.begin, token.end - token.begin));
    }
    return std::nullopt;
}

bool ends_it(std::string_view before) {
    const auto words = words_of(before);
    const auto last = std::span(words).last(std::min<std::size_t>(words.size(), 4));
    const bool is_said = says_one_of(
        join({last.begin(), last.end()}, " "),
        {"until", "to", "expires", "expiring", "expire", "through", "till", "ends", "renewal", "renewed by"}
    );
    const auto bare = trimmed(before);
    return is_said || bare.ends_with('-') || bare.ends_with("–");
}

/// A day as it is; of a month the first or the last day, for so long at least it is held.
void take_dates(Accreditation& accreditation, std::string_view text) {
    std::size_t from = 0;
    for (const auto& date : dates_in(text)) {
        if (date.precision != DuePrecision::day && date.precision != DuePrecision::month) continue;
        const auto place = text.find(date.words, from);
        const auto before =
            place == std::string_view::npos ? std::string_view() : text.substr(from, place - from);
        if (place != std::string_view::npos) from = place + date.words.size();
        const bool is_second = accreditation.from.has_value();
        if (is_second || ends_it(before)) {
            if (!accreditation.to) accreditation.to = date.last_day;
        } else {
            accreditation.from = first_day(date);
        }
    }
}

bool names_a_year(Tokens tokens) {
    return std::ranges::any_of(tokens, [](const Token& token) {
        return token.kind == TokenKind::number && token.text.size() == 4 && token.value > 1990
               && token.value < 2100;
    });
}

std::optional<Accreditation> accreditation_in(std::string_view text, bool is_listed) {
    const auto tokens = tokens_of(text);
    auto scheme = known_scheme(text, tokens);
    if (!scheme) scheme = awarded_scheme(text, tokens);
    if (!scheme || is_only_aimed_at(text.substr(0, tokens[scheme->first].begin))) return std::nullopt;
    Accreditation accreditation{
        .scheme = scheme->name,
        .level = level_in(text, Tokens(tokens).subspan(scheme->end)),
        .from = {},
        .to = {}
    };
    if (!accreditation.level) accreditation.level = level_in(text, Tokens(tokens).first(scheme->first));
    take_dates(accreditation, text);
    const bool is_borne_out =
        accreditation.level || accreditation.from || accreditation.to || names_a_year(tokens);
    return is_borne_out || is_listed ? std::optional(accreditation) : std::nullopt;
}

void keep(std::vector<Accreditation>& all, Accreditation one) {
    const auto same = std::ranges::find_if(all, [&](const auto& known) {
        return equals_ignoring_case(known.scheme, one.scheme);
    });
    if (same == all.end()) {
        all.push_back(std::move(one));
        return;
    }
    if (!same->level) same->level = one.level;
    if (!same->from) same->from = one.from;
    if (!same->to) same->to = one.to;
}

std::string row_text(const documents::Row& row) {
    std::vector<std::string> cells;
    for (const auto& cell : row.cells)
        cells.push_back(squeezed(cell.text));
    return join(cells, "; ");
}

}  // namespace

std::vector<Accreditation> accreditations_in(const documents::Document& document) {
    std::vector<Accreditation> found;
    const auto take = [&](std::string_view text, bool is_listed) {
        if (auto one = accreditation_in(text, is_listed)) keep(found, std::move(*one));
    };
    for (const auto& part : parts_of(document)) {
        const bool heads_them = says_one_of(
            part.title,
            {"accreditations", "accreditation", "awards", "charter marks", "charters", "recognition"}
        );
        for (const auto* block : part.body) {
            for (const auto& row : block->table.rows)
                take(row_text(row), false);
            const bool is_listed = heads_them && block->kind == BlockKind::list_item;
            for (const auto sentence : sentences_of(block->text))
                take(sentence, is_listed);
        }
    }
    return found;
}

}  // namespace dueregard::plan
