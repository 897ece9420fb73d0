#include "intake/kind.hpp"

#include "assessment/heading_meaning.hpp"
#include "base/text.hpp"
#include "intake/kind_evidence.hpp"
#include "intake/kind_words.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace dueregard::intake {

namespace {

using documents::BlockKind;
using plan::Token;
using enum DocumentKind;

constexpr std::array<DocumentKind, 10> kinds = {
    progress_report,
    action_plan,
    strategy,
    peer_challenge_report,
    peer_challenge_presentation,
    committee_report,
    impact_assessment,
    self_assessment,
    objectives,
    unknown
};

struct Names {
    std::string_view name;
    std::string_view title;
};

constexpr std::array<Names, 10> names = {{
    {"progress_report", "Progress report"},
    {"action_plan", "Action plan"},
    {"strategy", "Strategy"},
    {"peer_challenge_report", "Peer challenge report"},
    {"peer_challenge_presentation", "Peer challenge presentation"},
    {"committee_report", "Committee report"},
    {"impact_assessment", "Impact assessment"},
    {"self_assessment", "Self-assessment"},
    {"objectives", "Objectives"},
    {"unknown", "Unknown"},
}};

constexpr double enough = 4.0;
constexpr double clearly = 1.15;
constexpr double doubt = 2.0;  ///< as much as a weak rival: keeps one lone cue from sounding certain
constexpr double for_each_foreign_word = 1.5;
constexpr double for_title_of_prose = 2.5;
constexpr int most_in_text = 2;
constexpr std::size_t longest_document = 60'000;  ///< words past these tell no more
constexpr std::size_t words_of_a_report = 1'200;
constexpr std::size_t words_of_slides = 900;
constexpr std::size_t opening_blocks = 5;
constexpr std::size_t blocks_before_a_greeting = 25;
constexpr std::size_t words_of_a_long_sentence = 16;
constexpr double words_of_a_slide_line = 12.0;
constexpr double share_that_reports = 0.2;

/// What the document looks like, counted once.
struct Shape {
    std::vector<Token> title;
    std::vector<Token> opening;  ///< of the first blocks, in which a document names itself
    std::vector<std::vector<Token>> headings;
    std::vector<Token> text;
    std::size_t text_blocks = 0;
    std::size_t sentences = 0;  ///< blocks of text that end as one
    std::size_t long_sentences = 0;
    std::size_t numbered_headings = 0;
    std::size_t repeated_headings = 0;  ///< but for those that say what a list holds ("Strengths")
    bool is_letter = false;             ///< somebody is addressed near its top
    std::size_t characteristics = 0;    ///< named at the head of a row or as a heading
    double coverage = 0.0;              ///< share of the words that stands in measures
};

void add_words(std::vector<Token>& to, std::string_view text) {
    if (to.size() >= longest_document) return;
    for (auto& token : plan::tokens_of(text)) {
        if (token.kind != plan::TokenKind::mark) to.push_back(std::move(token));
    }
    to.push_back({.kind = plan::TokenKind::mark, .text = "¶"});
}

std::vector<Token> words_only(std::string_view text) {
    std::vector<Token> words;
    add_words(words, text);
    return words;
}

/// "Dear Chief Executive,"
bool is_greeting(std::string_view text) {
    return text.starts_with("Dear ") && words_of(text).size() <= 6;
}

class ShapeReader {
public:
    ShapeReader(const documents::Document& document, const plan::ProgressReport& report) {
        if (report.title) shape_.title = words_only(*report.title);
        for (const auto& block : document.blocks)
            add(block);
        shape_.characteristics = characteristics_.size();
        shape_.coverage = covered(report);
    }

    Shape take() { return std::move(shape_); }

private:
    void add(const documents::Block& block) {
        if (block.kind == BlockKind::table) {
            for (const auto& row : block.table.rows)
                add_row(row, &row == block.table.rows.data());
            return;
        }
        const bool is_heading = block.kind == BlockKind::heading || block.is_bold;
        if (is_heading) {
            add_heading(block.text);
            if (!block.number.empty()) ++shape_.numbered_headings;
        } else {
            ++shape_.text_blocks;
            const bool is_sentence = trimmed(block.text).ends_with('.');
            if (is_sentence) ++shape_.sentences;
            if (is_sentence && words_of(block.text).size() >= words_of_a_long_sentence)
                ++shape_.long_sentences;
        }
        if (++blocks_ <= opening_blocks) add_words(shape_.opening, block.text);
        if (blocks_ <= blocks_before_a_greeting && is_greeting(block.text)) shape_.is_letter = true;
        add_words(shape_.text, block.text);
    }

    /// A table's first row heads it, and so does the first cell of each of its rows.
    void add_row(const documents::Row& row, bool is_first) {
        std::string_view above;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto text = trimmed(row.cells[i].text);
            if (text.empty() || text == above) continue;
            above = text;
            if (is_first && text.size() <= 80) add_heading(text);
            if (i == 0) note_characteristic(text);
            add_words(shape_.text, text);
        }
    }

    void add_heading(std::string_view text) {
        auto words = words_only(text);
        const bool is_again = !seen_.insert(lower_ascii(squeezed(text))).second;
        if (is_again && assessment::meaning_of_heading(text).meaning == assessment::Meaning::none)
            ++shape_.repeated_headings;
        note_characteristic(text);
        shape_.headings.push_back(std::move(words));
    }

    void note_characteristic(std::string_view text) {
        if (text.size() > 60) return;
        const auto words = words_only(text);
        for (const auto word : characteristic_words()) {
            if (plan::phrase_length(words, 0, word) > 0) {
                characteristics_.insert(word);
                return;
            }
        }
    }

    [[nodiscard]] double covered(const plan::ProgressReport& report) const {
        std::size_t bytes = 0;
        for (const auto& measure : report.measures) {
            for (const auto* part :
                 {&measure.objective,
                  &measure.commentary,
                  &measure.outcome,
                  &measure.owner,
                  &measure.printed_due}) {
                if (*part) bytes += (*part)->size();
            }
            bytes += measure.action.size();
        }
        std::size_t all = 1;
        for (const auto& token : shape_.text)
            all += token.text.size() + 1;
        return std::min(1.0, static_cast<double>(bytes) / static_cast<double>(all));
    }

    Shape shape_;
    std::size_t blocks_ = 0;
    std::set<std::string> seen_;
    std::set<std::string_view> characteristics_;
};

using Scores = std::map<DocumentKind, double>;

/// Where a word first stands, so that each cue is looked for only where it can begin.
using Places = std::multimap<std::string_view, std::size_t>;

Places places_of(std::span<const Token> tokens, const std::set<std::string_view>& wanted) {
    Places places;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto found = wanted.find(tokens[at].text);
        if (found != wanted.end()) places.emplace(*found, at);
    }
    return places;
}

std::string_view first_word(std::string_view phrase) {
    return phrase.substr(0, phrase.find(' '));
}

int occurrences(std::span<const Token> tokens, const Places& places, std::string_view phrase, int most) {
    int count = 0;
    const auto [first, last] = places.equal_range(first_word(phrase));
    for (auto place = first; place != last && count < most; ++place) {
        if (plan::phrase_length(tokens, place->second, phrase) > 0) ++count;
    }
    return count;
}

bool stands_in(std::span<const Token> tokens, std::string_view phrase) {
    return plan::has_phrase(tokens, std::array{phrase});
}

/// Only the longest of cues that stand within one another counts: "equality impact assessment" is not also
/// "impact assessment".
bool is_within_another(const Cue& cue, const std::set<std::string_view>& counted) {
    return std::ranges::any_of(counted, [&](std::string_view other) {
        return other.size() > cue.phrase.size() && other.contains(cue.phrase);
    });
}

Scores scores_by_words(const Shape& shape) {
    std::set<std::string_view> firsts;
    for (const auto& cue : kind_cues())
        firsts.insert(first_word(cue.phrase));
    const auto places = places_of(shape.text, firsts);
    Scores scores;
    std::map<DocumentKind, std::set<std::string_view>> counted_titles;
    for (const auto& cue : kind_cues()) {
        auto& counted = counted_titles[cue.kind];
        const int in_text = occurrences(shape.text, places, cue.phrase, most_in_text);
        scores[cue.kind] += cue.in_text * in_text;
        if (!is_within_another(cue, counted) && stands_in(shape.title, cue.phrase)) {
            scores[cue.kind] += cue.in_title;
            counted.insert(cue.phrase);
        }
        const bool is_heading = in_text > 0 && std::ranges::any_of(shape.headings, [&](const auto& heading) {
                                    return stands_in(heading, cue.phrase);
                                });
        if (is_heading) scores[cue.kind] += cue.in_headings;
    }
    return scores;
}

/// Slides and report have one vocabulary. Slides have few words to a line, say their headings again, write no
/// long sentences; a report introduces itself, numbers its chapters and calls itself one.
double likeness_to_slides(const Shape& shape, documents::Format format) {
    const double per_block = static_cast<double>(shape.text.size())
                             / static_cast<double>(shape.text_blocks + shape.headings.size() + 1);
    double likeness = 0.0;
    if (format == documents::Format::pptx) likeness += 3.0;
    if (shape.text.size() <= words_of_slides) likeness += 0.5;
    if (per_block <= words_of_a_slide_line) likeness += 0.5;
    if (shape.repeated_headings >= 2) likeness += 1.0;
    if (shape.sentences * 4 <= shape.text_blocks) likeness += 0.5;
    if (shape.sentences * 5 >= shape.text_blocks * 2) likeness -= 1.0;
    likeness += shape.long_sentences == 0 ? 0.5 : shape.long_sentences >= 3 ? -1.0 : 0.0;
    if (shape.numbered_headings >= 2) likeness -= 1.0;
    if (shape.is_letter) likeness -= 3.0;
    for (const auto word : words_of_slide_titles()) {
        if (stands_in(shape.opening, word)) likeness += 1.0;
    }
    for (const auto word : words_of_report_titles()) {
        if (stands_in(shape.opening, word)) likeness -= 1.5;
    }
    return likeness;
}

void part_slides_from_report(Scores& scores, const Shape& shape, documents::Format format) {
    const double score = scores[peer_challenge_report];
    const bool is_slides = likeness_to_slides(shape, format) >= 1.5;
    const auto chosen = is_slides ? peer_challenge_presentation : peer_challenge_report;
    scores[peer_challenge_report] = 0.0;
    scores[chosen] = score < enough / 2 ? score : score + 1.0;
}

/// What the readers find speaks for the kind that has such things.
void add_evidence(Scores& scores, const Evidence& found) {
    const auto some = [](std::size_t count, double each, double most) {
        return std::min(static_cast<double>(count) * each, most);
    };
    scores[peer_challenge_report] +=
        some(found.areas, 1.2, 4.0) + some(found.peers, 0.5, 1.0) + (found.has_verdict ? 0.8 : 0.0);
    scores[committee_report] += some(found.implications, 1.0, 3.0) + (found.asks_members ? 1.5 : 0.0);
    scores[strategy] += some(found.objectives, 0.8, 2.4) + some(found.facts, 0.2, 0.6)
                        + some(found.boards, 0.4, 0.8) + some(found.accreditations, 0.4, 0.8);
}

/// A plan reports where a share of its rows says how it stands.
bool is_reporting(const plan::ProgressReport& report) {
    const auto says = std::ranges::count_if(report.measures, [](const plan::ReportedMeasure& measure) {
        return measure.commentary || (measure.status && *measure.status != plan::Meaning::not_due);
    });
    return static_cast<double>(says) >= share_that_reports * static_cast<double>(report.measures.size());
}

/// Rows of measures speak for a report or a plan as far as they make up the document.
void add_measures(Scores& scores, const Shape& shape, const plan::ProgressReport& report) {
    const double words = std::max(scores[progress_report], scores[action_plan]);
    scores[progress_report] = 0.0;
    scores[action_plan] = 0.0;
    if (report.measures.empty()) {
        // A report in prose has no rows; its title alone can say what it is.
        const bool is_titled = std::ranges::any_of(kind_cues(), [&](const Cue& cue) {
            return cue.kind == progress_report && cue.in_title >= 1.5 && stands_in(shape.title, cue.phrase);
        });
        if (is_titled) scores[progress_report] = words + for_title_of_prose;
        return;
    }
    const double few = report.measures.size() == 1 ? 0.5 : 1.0;
    const double rows = (report.confidence * 4.0 + shape.coverage * 4.0) * few;
    scores[is_reporting(report) ? progress_report : action_plan] = words + rows;
    // Objectives that are reported on are a report.
    if (is_reporting(report) && report.confidence >= 0.5) scores[objectives] *= 0.5;
}

void add_shapes(Scores& scores, const Shape& shape) {
    if (shape.characteristics >= 5) scores[impact_assessment] += 3.0;
    if (shape.text.size() >= words_of_a_report && shape.headings.size() >= 5) scores[strategy] += 1.0;
    // A few words with a vision in them are no strategy, unless they call themselves one.
    const bool is_titled_strategy = stands_in(shape.title, "strategy")
                                    || stands_in(shape.title, "equality scheme")
                                    || stands_in(shape.title, "equality plan");
    if (shape.text.size() < 150 && !is_titled_strategy) scores[strategy] *= 0.5;
    if (shape.text.size() > 4'000) scores[objectives] *= 0.6;
}

double foreign_weight(const Shape& shape) {
    std::set<std::string_view> firsts;
    for (const auto word : foreign_words())
        firsts.insert(first_word(word));
    const auto places = places_of(shape.text, firsts);
    double weight = 0.0;
    for (const auto word : foreign_words())
        weight += for_each_foreign_word * occurrences(shape.text, places, word, 1);
    // One such word may stand in any document; several make another kind of it.
    return weight <= for_each_foreign_word ? 0.0 : weight;
}

}  // namespace

std::span<const DocumentKind> all_document_kinds() {
    return kinds;
}

std::string_view name_of(DocumentKind kind) {
    return names.at(static_cast<std::size_t>(kind)).name;
}

std::string_view title_of(DocumentKind kind) {
    return names.at(static_cast<std::size_t>(kind)).title;
}

std::optional<DocumentKind> document_kind_named(std::string_view name) {
    const auto* const found = std::ranges::find(names, name, &Names::name);
    if (found == names.end()) return std::nullopt;
    return kinds.at(static_cast<std::size_t>(found - names.begin()));
}

Recognised recognise(const documents::Document& document, const plan::ProgressReport& report) {
    const auto shape = ShapeReader(document, report).take();
    auto scores = scores_by_words(shape);
    add_evidence(scores, evidence_in(document));
    part_slides_from_report(scores, shape, document.format);
    add_measures(scores, shape, report);
    add_shapes(scores, shape);
    const double foreign = foreign_weight(shape);
    Recognised best;
    double first = 0.0;
    double second = 0.0;
    for (const auto& [kind, score] : scores) {
        const double left = std::max(0.0, score - foreign);
        if (left > first) {
            second = first;
            first = left;
            best.kind = kind;
        } else {
            second = std::max(second, left);
        }
    }
    if (first < enough || first < second * clearly) {
        return {.kind = unknown, .confidence = std::clamp(1.0 - first / (2.0 * enough), 0.1, 1.0)};
    }
    best.confidence = first / (first + second / 2 + doubt);
    return best;
}

}  // namespace dueregard::intake
