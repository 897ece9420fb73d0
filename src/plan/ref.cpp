#include "plan/ref.hpp"

#include "base/text.hpp"
#include "plan/due_date.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace dueregard::plan {

namespace {

constexpr std::size_t most_parts = 4;
constexpr std::size_t longest_family = 8;
constexpr std::size_t longest_ref = 32;
constexpr int largest_part = 9999;

/// Words that name what is numbered.
constexpr std::array<std::string_view, 23> counting_words = {
    "obj",      "action",         "objective",   "priority",  "measure",   "commitment", "outcome", "goal",
    "aim",      "recommendation", "ref",         "no",        "number",    "item",       "theme",   "target",
    "activity", "task",           "deliverable", "milestone", "indicator", "step",       "strand"
};

/// Letters before a number that make something else of it.
constexpr std::array<std::string_view, 18> other_words = {
    "q",
    "qtr",
    "quarter",
    "fy",
    "covid",
    "cop",
    "level",
    "stage",
    "phase",
    "year",
    "top",
    "age",
    "aged",
    "version",
    "v",
    "page",
    "h",
    "part"
};

bool is_among(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

std::string in_capitals(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') result += static_cast<char>(c - 'a' + 'A');
        if (c >= 'A' && c <= 'Z') result += c;
    }
    return result;
}

struct Scanned {
    Ref ref;
    std::size_t count = 0;         ///< tokens
    bool has_words = false;        ///< it opens with "Action", "No." …
    std::size_t name = 0;          ///< tokens of such words that the ref can do without
    bool has_letter_part = false;  ///< "4a"
};

class RefScanner {
public:
    RefScanner(std::string_view source, std::span<const Token> tokens) : source_(source), tokens_(tokens) {}

    /// The ref that begins at `at`.
    std::optional<Scanned> scan(std::size_t at) {
        next_ = at;
        result_ = {};
        is_joint_ = false;
        take_opening_bracket();
        take_counting_word();
        const auto named = next_;
        const auto counted = result_.ref.family;
        if (!take_family() || !take_first_number()) return std::nullopt;
        while (result_.ref.parts.size() < most_parts && (take_number_part() || take_letter_part())) {}
        const bool is_apart = result_.has_words && named > at && !touches_next(named - 1);
        if (is_apart && (take_counted_part() || says_enough(counted))) {
            if (!is_joint_) result_.name = named - at;
            result_.ref.family.erase(0, counted.size());
        }
        if (has_bracket_ && is(next_, ")")) ++next_;
        result_.count = next_ - at;
        return result_;
    }

private:
    [[nodiscard]] bool has(std::size_t at) const { return at < tokens_.size(); }

    [[nodiscard]] bool is(std::size_t at, std::string_view text) const {
        return has(at) && tokens_[at].is(text);
    }

    [[nodiscard]] bool is_number(std::size_t at) const {
        return has(at) && tokens_[at].kind == TokenKind::number;
    }

    [[nodiscard]] bool is_word(std::size_t at) const {
        return has(at) && tokens_[at].kind == TokenKind::word;
    }

    [[nodiscard]] bool touches_next(std::size_t at) const {
        return has(at + 1) && tokens_[at].end == tokens_[at + 1].begin;
    }

    void take_opening_bracket() {
        has_bracket_ = is(next_, "(") || is(next_, "[");
        if (has_bracket_ || is(next_, "#")) ++next_;
    }

    void take_counting_word() {
        if (!is_word(next_) || !is_among(counting_words, tokens_[next_].text)) return;
        result_.has_words = true;
        result_.ref.family = in_capitals(tokens_[next_].text);
        ++next_;
        while (is(next_, ".") || is(next_, ":") || is(next_, "no") || is(next_, "number") || is(next_, "#"))
            ++next_;
        if (result_.ref.family == "REF" || result_.ref.family == "NO" || result_.ref.family == "NUMBER") {
            result_.ref.family.clear();
        }
    }

    /// Letters before the number: "EDI", "E&D", "EQ-HR-"; a space may stand only between capitals and digits.
    bool take_family() {
        std::string letters;
        while (has(next_) && !is_number(next_)) {
            const auto& token = tokens_[next_];
            if (token.kind == TokenKind::word) {
                if (is_among(other_words, token.text) && !result_.has_words) return false;
                letters += in_capitals(token.text);
            } else if (letters.empty() || !is_joint(token) || !touches_next(next_)) {
                return false;
            }
            if (!touches_next(next_) && (!is_number(next_ + 1) || !is_in_capitals(token))) return false;
            ++next_;
        }
        if (letters.size() > longest_family) return false;
        result_.ref.family += letters;
        return true;
    }

    [[nodiscard]] bool is_in_capitals(const Token& token) const {
        const auto letters = source_.substr(token.begin, token.end - token.begin);
        return std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    /// Letters or several numbers of its own.
    [[nodiscard]] bool says_enough(const std::string& counted) const {
        return result_.ref.family.size() > counted.size() || result_.ref.parts.size() > 1;
    }

    /// "Objective 3 – Action 2": the second number counts within the first.
    bool take_counted_part() {
        const bool has_mark =
            is(next_, "-") || is(next_, ",") || is(next_, "/") || is(next_, ":") || is(next_, ";");
        const auto word = has_mark ? next_ + 1 : next_;
        if (!is_word(word) || !is_among(counting_words, tokens_[word].text) || !is_number(word + 1))
            return false;
        is_joint_ = take_number(word + 1);
        return is_joint_;
    }

    static bool is_joint(const Token& token) {
        return token.is("-") || token.is("/") || token.is(".") || token.is("&") || token.is("_");
    }

    bool take_first_number() { return is_number(next_) && take_number(next_); }

    bool take_number(std::size_t at) {
        const auto& token = tokens_[at];
        if (token.value > largest_part || token.end - token.begin > 4) return false;
        result_.ref.parts.push_back(token.value);
        next_ = at + 1;
        return true;
    }

    /// ".01", "-3", "/2": no space within.
    bool take_number_part() {
        const bool is_joined =
            has(next_) && (is(next_, ".") || is(next_, "-") || is(next_, "/") || is(next_, "_"));
        if (!is_joined || !is_number(next_ + 1)) return false;
        return touches_next(next_ - 1) && touches_next(next_) && take_number(next_ + 1);
    }

    /// "4a", "4.a", "4(a)".
    bool take_letter_part() {
        if (next_ == 0 || !has(next_) || !touches_next(next_ - 1)) return false;
        const bool is_in_brackets = is(next_, "(");
        const auto at = is_in_brackets || is(next_, ".") ? next_ + 1 : next_;
        if (!is_word(at) || tokens_[at].text.size() != 1 || (at > next_ && !touches_next(next_)))
            return false;
        if (is_in_brackets && !is(at + 1, ")")) return false;
        const char letter = tokens_[at].text.front();
        if (!is_letter(letter)) return false;
        result_.ref.parts.push_back(letter - 'a' + 1);
        result_.has_letter_part = true;
        next_ = at + (is_in_brackets ? 2 : 1);
        return true;
    }

    std::string_view source_;
    std::span<const Token> tokens_;
    std::size_t next_ = 0;
    bool has_bracket_ = false;
    bool is_joint_ = false;  ///< of two numbers, each with its word
    Scanned result_;
};

bool is_closing(const Token& token) {
    return token.is(".") || token.is(":") || token.is(")") || token.is("]") || token.is("-") || token.is(";");
}

/// "31/03/2023", "2022/23" and "2023" are dates, not refs.
bool is_date(const Ref& ref, std::string_view printed) {
    return ref.family.empty() && parse_due(printed).has_value();
}

/// A single letter that is the whole cell: "A", "b".
std::optional<Ref> letter_ref(std::span<const Token> tokens) {
    if (tokens.empty() || tokens.size() > 2 || tokens[0].text.size() != 1
        || !is_letter(tokens[0].text.front()))
        return {};
    if (tokens.size() == 2 && !is_closing(tokens[1])) return {};
    return Ref{.family = {}, .parts = {tokens[0].text.front() - 'a' + 1}};
}

}  // namespace

std::optional<Ref> parse_ref(std::string_view printed) {
    if (printed.size() > longest_ref * 2) return std::nullopt;
    const auto tokens = tokens_of(printed);
    if (auto letter = letter_ref(tokens)) return letter;
    if (tokens.empty()) return std::nullopt;
    auto scanned = RefScanner(printed, tokens).scan(0);
    if (!scanned) return std::nullopt;
    for (auto at = scanned->count; at < tokens.size(); ++at) {
        if (!is_closing(tokens[at])) return std::nullopt;
    }
    if (is_date(scanned->ref, printed)) return std::nullopt;
    return std::move(scanned->ref);
}

std::string ref_key(std::string_view printed) {
    const auto ref = parse_ref(printed);
    if (!ref) return lower_ascii(squeezed(printed));
    auto key = ref->family;
    for (const int part : ref->parts)
        key += "|" + std::to_string(part);
    return key;
}

std::optional<LeadingRef> leading_ref(std::string_view cell) {
    const auto opening = cell.substr(0, longest_ref * 2);
    const auto tokens = tokens_of(opening);
    if (tokens.empty()) return std::nullopt;
    const auto scanned = RefScanner(opening, tokens).scan(0);
    if (!scanned || scanned->count == 0) return std::nullopt;
    const auto& last = tokens[scanned->count - 1];
    auto end = last.end;
    bool has_separator = false;
    for (auto at = scanned->count; at < tokens.size() && is_closing(tokens[at]); ++at) {
        has_separator = has_separator || tokens[at].begin == last.end;
        end = tokens[at].end;
    }
    const bool is_at_end = end >= cell.size();
    const auto after = cell.substr(end);
    if (!is_at_end && !is_space(after.front()) && !after.starts_with("\xC2\xA0")) return std::nullopt;
    const auto begin = tokens[scanned->name].begin;
    const auto printed = cell.substr(begin, last.end - begin);
    if (printed.size() > longest_ref || is_date(scanned->ref, printed)) return std::nullopt;
    const bool is_certain =
        !scanned->ref.family.empty() || scanned->ref.parts.size() > 1 || has_separator || scanned->has_words;
    return LeadingRef{.printed = printed, .rest = trimmed(cell.substr(end)), .is_certain = is_certain};
}

std::vector<std::string> refs_in(std::string_view text) {
    const auto tokens = tokens_of(text);
    std::vector<std::string> refs;
    for (std::size_t at = 0; at < tokens.size();) {
        const auto scanned =
            tokens[at].kind == TokenKind::word ? RefScanner(text, tokens).scan(at) : std::nullopt;
        const bool has_capitals = is_letter(text[tokens[at].begin]) && text[tokens[at].begin] <= 'Z';
        if (!scanned || !has_capitals || (scanned->ref.family.empty() && scanned->ref.parts.size() < 2)) {
            ++at;
            continue;
        }
        refs.emplace_back(text_of(text, tokens[at], tokens[at + scanned->count - 1]));
        at += scanned->count;
    }
    return refs;
}

}  // namespace dueregard::plan
