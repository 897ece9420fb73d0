#include "assessment/verdict.hpp"

#include "assessment/heading_meaning.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace dueregard::assessment {

namespace {

using documents::Block;
using documents::BlockKind;
using Phrases = std::span<const std::string_view>;

constexpr int sure_enough = 2;
constexpr std::size_t longest_sentence = 600;

constexpr auto levels =
    std::to_array<std::string_view>({"developing", "achieving", "excellent", "emerging", "excelling"});

/// They say that a level was reached.
constexpr auto reached =
    std::to_array<std::string_view>({"completed",     "awarded",     "award of",
                                     "achieved",      "reached",     "met the",
                                     "meets the",     "meets all",   "confirmed",
                                     "confirms",      "validated",   "validates",
                                     "accredited",    "retained",    "assessed as",
                                     "assessed at",   "judged",      "satisfied",
                                     "attained",      "found to be", "found the council to be",
                                     "concluded",     "concludes",   "be at",
                                     "is at",         "is now at",   "successful",
                                     "successfully",  "working at",  "performing at",
                                     "operating at",  "be awarded",  "qualifies",
                                     "demonstrated",  "verdict",     "judgement",
                                     "re accredited", "passed"});

/// They say what is meant, wished or missed.
constexpr auto unreached = std::to_array<std::string_view>(
    {"not",        "designed to", "aims to",    "aim to",    "intends",   "working towards", "work towards",
     "towards",    "in order to", "would need", "will need", "needs to",  "to reach",        "to achieve",
     "aspires",    "aspiration",  "ambition",   "ambitions", "hopes",     "if the",          "next level",
     "before the", "whether",     "previously", "plans to",  "seeking",   "seeks",           "progress to",
     "move to",    "did not",     "cannot",     "unable",    "benchmark", "can be",          "moving to",
     "yet",        "nearly",      "close to",   "almost"}
);

constexpr auto editions_2009 = std::to_array<std::string_view>(
    {"place shaping leadership partnership and organisational",
     "modern and diverse workforce",
     "knowing your communities and equality mapping",
     "community engagement and satisfaction"}
);
constexpr auto editions_2012 = std::to_array<std::string_view>(
    {"involving your communities",
     "skilled and committed workforce",
     "leadership partnership and organisational commitment"}
);
constexpr auto editions_2021 = std::to_array<std::string_view>(
    {"understanding and working with your communities",
     "diverse and engaged workforce",
     "leadership and organisational commitment"}
);

struct Candidate {
    int score = 0;
    std::string text;
    std::string level;
    documents::Place at;
};

bool has_any(std::string_view words, Phrases phrases) {
    return std::ranges::any_of(phrases, [&](std::string_view phrase) { return has_phrase(words, phrase); });
}

std::string unquoted(std::string_view text) {
    std::string plain(text);
    for (const std::string_view quote : {"‘", "’", "“", "”"}) {
        for (std::size_t at = 0; (at = plain.find(quote, at)) != std::string::npos;)
            plain.replace(at, quote.size(), " ");
    }
    return plain;
}

/// The level that the sentence names as a level: beside "level" or "authority", in quotation marks, or with a
/// capital after "at" or "as". "Excellent work" names none.
std::optional<std::string> level_in(std::string_view sentence) {
    const auto words = spaced_words(unquoted(sentence));
    for (const auto level : levels) {
        const auto name = std::string(level);
        if (!has_phrase(words, name)) continue;
        const std::array<std::string, 9> anchored = {
            name + " level",
            "level of " + name,
            name + " authority",
            name + " council",
            name + " status",
            name + " standard",
            "level " + name,
            name + " award",
            name + " accreditation"
        };
        if (std::ranges::any_of(anchored, [&](const auto& phrase) { return has_phrase(words, phrase); }))
            return name;
        auto capital = name;
        capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
        auto shouted = name;
        for (auto& c : shouted)
            c = static_cast<char>(c - 'a' + 'A');
        for (const std::string_view before :
             {"‘", "'", "“", "\"", "at ", "as ", "awarded ", "achieved ", "reached ", ": "}) {
            if (sentence.contains(std::string(before) + capital)
                || sentence.contains(std::string(before) + shouted))
                return name;
        }
        const bool in_quotes =
            sentence.contains("‘" + name) || sentence.contains("'" + name) || sentence.contains("“" + name);
        if (in_quotes) return name;
    }
    // The Equality Standard of 2001 counts its levels.
    for (const char digit : std::string_view("12345")) {
        const auto counted = std::string("level ") + digit;
        if (has_phrase(words, counted) && has_phrase(words, "equality standard")) return counted;
    }
    return std::nullopt;
}

int score_of(std::string_view sentence, Meaning section) {
    const auto words = spaced_words(unquoted(sentence));
    if (!has_any(words, reached) || has_any(words, unreached)) return 0;
    int score = 2;
    if (has_phrase(words, "framework") || has_phrase(words, "eflg") || has_phrase(words, "equality standard"))
        score += 2;
    if (section == Meaning::conclusion || section == Meaning::recommendations) score += 1;
    if (has_phrase(words, "council") || has_phrase(words, "authority")) score += 1;
    return score;
}

std::vector<std::string> sentences_of(std::string_view text) {
    std::vector<std::string> sentences;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool ends = text[at] == '\n'
                          || ((text[at] == '.' || text[at] == '!' || text[at] == '?')
                              && (at + 1 == text.size() || is_space(text[at + 1])));
        if (!ends) continue;
        sentences.push_back(squeezed(text.substr(start, at + 1 - start)));
        start = at + 1;
    }
    sentences.push_back(squeezed(text.substr(start)));
    return sentences;
}

void consider(
    std::string_view sentence, const documents::Place& at, Meaning section, std::optional<Candidate>& best
) {
    if (sentence.size() > longest_sentence) return;
    const int score = score_of(sentence, section);
    if (score < sure_enough || (best && best->score >= score)) return;
    const auto level = level_in(sentence);
    if (level) best = Candidate{.score = score, .text = std::string(sentence), .level = *level, .at = at};
}

std::size_t count_in(std::string_view words, Phrases names) {
    return static_cast<std::size_t>(std::ranges::count_if(names, [&](std::string_view name) {
        return has_phrase(words, name);
    }));
}

std::string words_of_document(const documents::Document& document) {
    std::string words;
    for (const auto& block : document.blocks) {
        words += spaced_words(block.text);
        for (const auto& row : block.table.rows) {
            for (const auto& cell : row.cells)
                words += spaced_words(cell.text);
        }
    }
    return words;
}

/// Which edition of the framework: a year beside its name, or else whose areas the document names.
std::optional<std::string> framework_in(const documents::Document& document) {
    const auto words = words_of_document(document);
    if (has_phrase(words, "equality standard for local government")) return "eslg";
    if (has_phrase(words, "fire and rescue") && has_phrase(words, "equality framework")
        && !has_phrase(words, "equality framework for local government") && !has_phrase(words, "eflg"))
        return "frsef";
    const bool is_named = has_phrase(words, "equality framework") || has_phrase(words, "eflg");
    for (const std::string_view year : {"2009", "2012", "2018", "2020", "2021"}) {
        const auto after = std::string("equality framework for local government ") + std::string(year);
        const auto brief = std::string("equality framework for local government eflg ") + std::string(year);
        const bool is_said = has_phrase(words, after) || has_phrase(words, brief)
                             || has_phrase(words, "eflg " + std::string(year))
                             || (is_named && has_phrase(words, "framework of " + std::string(year)))
                             || (is_named && has_phrase(words, std::string(year) + " framework"))
                             || (is_named && has_phrase(words, std::string(year) + " edition"));
        if (!is_said) continue;
        return std::string("eflg-") + std::string(year == "2020" ? "2021" : year);
    }
    const auto first = count_in(words, editions_2009);
    // The areas of 2012 lie within the words of 2009: "… leadership, partnership and organisational
    // commitment".
    const auto second = first >= 2 ? 0 : count_in(words, editions_2012);
    const auto third = count_in(words, editions_2021);
    if (first >= 2 && first > third) return "eflg-2009";
    if (third >= 2 && third > second) return "eflg-2021";
    if (second >= 2) return "eflg-2012";
    return is_named ? std::optional<std::string>("eflg") : std::nullopt;
}

std::optional<Verdict> verdict_of(std::optional<Candidate> best, const documents::Document& document) {
    if (!best) return std::nullopt;
    return Verdict{
        .framework = framework_in(document), .level = best->level, .text = best->text, .at = best->at
    };
}

std::optional<Candidate> best_sentence(const documents::Document& document) {
    std::optional<Candidate> best;
    auto section = Meaning::none;
    for (const auto& block : document.blocks) {
        if (block.kind == BlockKind::heading) section = meaning_of_heading(block.text).meaning;
        for (const auto& sentence : sentences_of(block.text))
            consider(sentence, block.at, section, best);
    }
    return best;
}

/// Headings and lines that follow one another, as one sentence: it begins with the first line that is no
/// heading, where there is one.
void consider_run(std::span<const Block> run, std::optional<Candidate>& best) {
    const auto line = std::ranges::find(run, BlockKind::paragraph, &Block::kind);
    auto first = line == run.end() ? run.begin() : line;
    // A council's name that stands alone reads as a heading.
    if (first != run.begin() && has_phrase(spaced_words(std::prev(first)->text), "council")) --first;
    std::string text;
    for (auto block = first; block != run.end(); ++block)
        text += (text.empty() ? "" : " ") + block->text;
    for (const auto& sentence : sentences_of(text))
        consider(sentence, first->at, Meaning::conclusion, best);
}

}  // namespace

std::optional<Verdict> verdict_in(const documents::Document& document) {
    return verdict_of(best_sentence(document), document);
}

std::optional<Verdict> verdict_on_slides(const documents::Document& document) {
    auto best = best_sentence(document);
    if (best) return verdict_of(std::move(best), document);
    const std::span blocks(document.blocks);
    std::size_t start = 0;
    for (std::size_t i = 0; i <= blocks.size(); ++i) {
        const bool goes_on =
            i < blocks.size()
            && (blocks[i].kind == BlockKind::heading || blocks[i].kind == BlockKind::paragraph);
        if (goes_on) continue;
        if (i > start) consider_run(blocks.subspan(start, i - start), best);
        start = i + 1;
    }
    return verdict_of(std::move(best), document);
}

}  // namespace dueregard::assessment
