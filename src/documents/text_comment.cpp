#include "documents/text_comment.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace dueregard::documents {

namespace {

constexpr std::string_view comment_mark = "\uFFFD";
constexpr std::size_t most_pairs = 4'000'000;

/// Where the remarks begin: the first of the blocks at the end that all begin with the mark. The first of
/// them may stand right under the text, the others stand alone; two marks under each other are bullets.
std::size_t first_comment_line(std::span<const TextLine> lines) {
    auto first = lines.size();
    for (auto at = lines.size(); at > 0; --at) {
        if (lines[at - 1].is_blank()) continue;
        const bool is_marked = lines[at - 1].text.starts_with(comment_mark);
        const bool is_block_start = at == 1 || lines[at - 2].is_blank();
        if (is_marked && !is_block_start)
            return lines[at - 2].text.starts_with(comment_mark) ? first : at - 1;
        if (is_marked) first = at - 1;
        if (!is_marked && is_block_start) break;
    }
    return first;
}

std::string_view without_mark(std::string_view text) {
    while (text.starts_with(comment_mark))
        text.remove_prefix(comment_mark.size());
    return trimmed(text);
}

/// A place where a remark may have stood.
struct Candidate {
    const Piece* piece = nullptr;
    Break at;
};

/// A paragraph or item of some length that stops without a full stop may have lost it to a remark.
bool may_have_lost_its_end(const Piece& piece) {
    return piece.breaks.empty() && piece.heading_level == 0 && piece.is_before_blank && piece.text.size() > 80
           && !ends_as_sentence(piece.text);
}

std::vector<Candidate> candidates_in(std::span<const Piece> pieces) {
    std::vector<Candidate> candidates;
    for (const auto& piece : pieces) {
        if (piece.is_table()) continue;
        for (const auto& at : piece.breaks)
            candidates.push_back({.piece = &piece, .at = at});
        if (!may_have_lost_its_end(piece)) continue;
        candidates.push_back(
            {.piece = &piece, .at = {.offset = piece.text.size(), .line = piece.at.line, .weight = 0.5}}
        );
    }
    return candidates;
}

/// The words that tell one text from another, each once.
std::vector<std::string> telling_words(std::string_view text) {
    auto words = words_of(text);
    std::erase_if(words, [](const std::string& word) { return word.size() < 4; });
    // A plural is the same word.
    for (auto& word : words) {
        if (word.ends_with('s')) word.pop_back();
    }
    std::ranges::sort(words);
    const auto repeated = std::ranges::unique(words);
    words.erase(repeated.begin(), repeated.end());
    return words;
}

/// How much each remark and place have in common: a shared word counts the more, the fewer places have it.
class Kinship {
public:
    Kinship(std::span<const Comment> comments, std::span<const Candidate> candidates) {
        for (const auto& comment : comments)
            comment_words_.push_back(telling_words(comment.text));
        for (const auto& candidate : candidates) {
            place_words_.push_back(telling_words(candidate.piece->text));
            for (const auto& word : place_words_.back())
                ++places_[word];
        }
    }

    [[nodiscard]] double between(std::size_t comment, std::size_t place) const {
        std::vector<std::string> shared;
        std::ranges::set_intersection(
            comment_words_[comment], place_words_[place], std::back_inserter(shared)
        );
        double sum = 0;
        for (const auto& word : shared)
            sum += 1.0 / places_.at(word);
        return std::min(sum, 4.0);
    }

private:
    std::vector<std::vector<std::string>> comment_words_;
    std::vector<std::vector<std::string>> place_words_;
    std::map<std::string, int> places_;
};

/// The sentence that ends at the break, which is what the remark stands beside.
std::string_view sentence_before(std::string_view text, std::size_t offset) {
    const auto before = trimmed(text.substr(0, offset));
    auto end = before.size();
    while (end > 0 && std::string_view(".!? ").contains(before[end - 1]))
        --end;
    for (auto at = end; at > 1; --at) {
        const bool is_end = std::string_view(".!?").contains(before[at - 2]) && before[at - 1] == ' ';
        if (is_end) return trimmed(before.substr(at));
    }
    return before;
}

void anchor(Comment& comment, const Candidate& candidate) {
    comment.anchor = {.line = candidate.at.line};
    comment.quoted_from = candidate.piece->text;
    comment.quote = std::string(sentence_before(candidate.piece->text, candidate.at.offset));
}

enum class Step : std::uint8_t { skip_comment, skip_place, pair };

/// The best way to go on from each pair of positions, filled from the end (as in the alignment of Needleman
/// and Wunsch, 1970, without a price for gaps).
std::vector<Step> best_steps(std::span<const Comment> comments, std::span<const Candidate> candidates) {
    const Kinship kinship(comments, candidates);
    const auto width = candidates.size() + 1;
    std::vector<Step> steps((comments.size() + 1) * width, Step::skip_place);
    std::vector<double> below(width, 0.0);
    for (auto i = comments.size(); i > 0; --i) {
        std::vector<double> here(width, 0.0);
        for (auto j = candidates.size(); j > 0; --j) {
            const auto paired = below[j] + candidates[j - 1].at.weight + kinship.between(i - 1, j - 1);
            auto& step = steps[(i - 1) * width + j - 1];
            here[j - 1] = std::max({paired, below[j - 1], here[j]});
            step = here[j - 1] == paired    ? Step::pair
                   : here[j - 1] == here[j] ? Step::skip_place
                                            : Step::skip_comment;
        }
        below = std::move(here);
    }
    return steps;
}

}  // namespace

TextComments comments_at_end(std::span<const TextLine> lines) {
    TextComments found{.comments = {}, .body_lines = first_comment_line(lines)};
    for (const auto& line : lines.subspan(found.body_lines)) {
        if (line.text.starts_with(comment_mark)) {
            found.comments.push_back({
                .number = static_cast<int>(found.comments.size()) + 1,
                .text = std::string(without_mark(line.text)),
                .at = {.line = line.number},
            });
        } else if (!line.is_blank()) {
            found.comments.back().text += '\n';
            found.comments.back().text += line.text;
        }
    }
    return found;
}

void anchor_comments(std::span<Comment> comments, std::span<const Piece> pieces) {
    const auto candidates = candidates_in(pieces);
    if (comments.size() * candidates.size() > most_pairs) return;
    const auto steps = best_steps(comments, candidates);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < comments.size() && j < candidates.size()) {
        const auto step = steps[i * (candidates.size() + 1) + j];
        if (step == Step::pair) anchor(comments[i], candidates[j]);
        if (step != Step::skip_place) ++i;
        if (step != Step::skip_comment) ++j;
    }
}

}  // namespace dueregard::documents
