#include "assessment/review_collector.hpp"

#include "assessment/findings_table.hpp"
#include "assessment/heading_meaning.hpp"
#include "assessment/stretch.hpp"
#include "assessment/team_list.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace dueregard::assessment {

namespace {

using documents::Block;
using documents::BlockKind;
using Points = std::vector<NumberedText>;

class ReviewCollector {
public:
    explicit ReviewCollector(Nested nested) : nested_(nested) {}

    PeerReview run(const documents::Document& document) {
        for (const auto& stretch : stretches_of(document))
            take(stretch);
        std::erase_if(review_.areas, [](const PeerArea& area) {
            return area.strengths.empty() && area.considerations.empty();
        });
        for (const auto& block : document.blocks) {
            if (review_.team.empty() && block.kind == BlockKind::paragraph)
                review_.team = team_in_sentence(block.text);
        }
        return std::move(review_);
    }

private:
    void take(const Stretch& stretch) {
        const auto rest = without_tables_and_boxes(stretch);
        switch (stretch.meaning) {
        case Meaning::strengths:
        case Meaning::considerations:
            add_findings(stretch, points_of(rest, nested_));
            break;
        case Meaning::recommendations:
            add(review_.recommendations, recommendations_of(rest, stretch));
            break;
        case Meaning::innovations:
            add(review_.innovations, stories(rest, stretch));
            break;
        case Meaning::signposts:
            add(review_.signposts, stories(rest, stretch));
            break;
        case Meaning::observations:
            add_observations(stretch, points_of(rest, nested_));
            break;
        case Meaning::team:
            if (review_.team.empty()) review_.team = team_members(stretch.blocks);
            break;
        case Meaning::none:
        case Meaning::general:
        case Meaning::conclusion:
            break;
        }
    }

    /// Tables and lines that begin with their own label ("Notable practice: …") are taken for what they say.
    std::vector<Block> without_tables_and_boxes(const Stretch& stretch) {
        std::vector<Block> rest;
        for (const auto& block : stretch.blocks) {
            if (block.kind == BlockKind::table)
                take_table(block, stretch);
            else if (block.kind != BlockKind::paragraph || !take_box(block))
                rest.push_back(block);
        }
        return rest;
    }

    void take_table(const Block& block, const Stretch& stretch) {
        for (auto& found : findings_in_table(block.table)) {
            auto in_table = stretch;
            if (found.area) in_table.area = std::move(found.area);
            in_table.meaning = found.meaning;
            if (found.meaning == Meaning::recommendations)
                add(review_.recommendations, std::move(found.points));
            else if (found.meaning == Meaning::innovations)
                add(review_.innovations, std::move(found.points));
            else if (found.meaning == Meaning::signposts)
                add(review_.signposts, std::move(found.points));
            else
                add_findings(in_table, std::move(found.points));
        }
        if (stretch.meaning != Meaning::team && review_.team.empty())
            review_.team = team_members({&block, 1});
    }

    bool take_box(const Block& block) {
        const auto colon = block.text.find(": ");
        if (colon == std::string::npos || words_of(block.text.substr(0, colon)).size() > 4) return false;
        const auto label = block.text.substr(0, colon);
        const auto meaning =
            label == "Recommendation" ? Meaning::recommendations : meaning_of_heading(label).meaning;
        if (label != "Recommendation" && meaning != Meaning::innovations && meaning != Meaning::signposts)
            return false;
        auto& list = meaning == Meaning::innovations ? review_.innovations
                     : meaning == Meaning::signposts ? review_.signposts
                                                     : review_.recommendations;
        add(list, {{.number = std::nullopt, .text = squeezed(block.text.substr(colon + 1)), .at = block.at}});
        return true;
    }

    /// "Recommendation 3: …" names its number itself; the paragraphs below go on with it.
    static Points recommendations_of(const std::vector<Block>& blocks, const Stretch& stretch) {
        Points points;
        for (const auto& block : blocks) {
            const auto words = words_of(block.text);
            const bool is_one =
                words.size() >= 2 && words[0] == "recommendation" && is_digit(words[1].front());
            if (is_one) {
                auto text =
                    trimmed(std::string_view(block.text).substr(block.text.find(words[1]) + words[1].size()));
                for (const std::string_view mark : {":", ".", ")", "–", "—", "-"}) {
                    if (text.starts_with(mark)) text = trimmed(text.substr(mark.size()));
                }
                points.push_back({.number = words[1], .text = squeezed(text), .at = block.at});
            } else if (!points.empty()) {
                points.back().text += (points.back().text.empty() ? "" : "\n") + squeezed(block.text);
            }
        }
        if (!points.empty()) return points;
        return listed_recommendations(blocks, stretch);
    }

    /// What follows the line that leads in to them, where there is one. A heading that promises something
    /// else too ("Executive summary and recommendations") makes no recommendation of a paragraph.
    static Points listed_recommendations(std::span<const Block> blocks, const Stretch& stretch) {
        const auto lead_in = std::ranges::find_if(blocks, [](const Block& block) {
            return block.kind == BlockKind::paragraph
                   && meaning_of_lead_in(block.text) == Meaning::recommendations;
        });
        if (lead_in != blocks.end()) blocks = std::span(std::next(lead_in), blocks.end());
        const auto first = std::ranges::find(blocks, BlockKind::list_item, &Block::kind);
        if (first != blocks.end()) return with_marks(points_of({first, blocks.end()}, Nested::part_of_point));
        const bool is_mixed = has_phrase(spaced_words(stretch.title), "and");
        return stretch.is_lead_in || is_mixed ? Points{}
                                              : with_marks(points_of(blocks, Nested::part_of_point));
    }

    /// "R2: Mend the lifts" has its number in its text.
    static Points with_marks(Points points) {
        for (auto& point : points) {
            const auto end = point.text.find_first_of(":.) ");
            const auto mark = point.text.substr(0, end);
            const bool is_mark = !point.number && end != std::string::npos && mark.size() >= 2
                                 && mark.size() <= 3 && mark[0] == 'R'
                                 && std::all_of(mark.begin() + 1, mark.end(), is_digit);
            if (!is_mark) continue;
            point.number = mark;
            point.text = trimmed(std::string_view(point.text).substr(end + 1));
        }
        return points;
    }

    static Points stories(const std::vector<Block>& blocks, const Stretch& stretch) {
        if (stretch.story.empty()) return stories_of(blocks);
        auto text = stretch.story;
        for (const auto& block : blocks)
            text += "\n" + squeezed(block.text);
        return {{.number = std::nullopt, .text = std::move(text), .at = stretch.at}};
    }

    void add_findings(const Stretch& stretch, Points points) {
        if (points.empty()) return;
        const bool strong = stretch.meaning == Meaning::strengths;
        if (!stretch.area) {
            for (auto& point : points)
                add_finding(
                    strong ? "strength" : "area for consideration", stretch.section, std::move(point)
                );
            return;
        }
        auto& area = area_of(*stretch.area);
        add(strong ? area.strengths : area.considerations, std::move(points));
    }

    void add_observations(const Stretch& stretch, Points points) {
        for (auto& point : points)
            add_finding(
                "observation", stretch.is_lead_in ? stretch.section : stretch.title, std::move(point)
            );
    }

    void add_finding(std::string kind, std::optional<std::string> section, NumberedText point) {
        review_.findings.push_back(
            {.kind = std::move(kind),
             .section = std::move(section),
             .text = std::move(point.text),
             .at = point.at}
        );
    }

    /// The same title again, in whatever letters, is the same area; so is "Module 1" with nothing behind it.
    PeerArea& area_of(const NumberedTitle& titled) {
        const bool is_number_alone =
            titled.number && numbered_title("", titled.title).number == titled.number;
        const auto found = std::ranges::find_if(review_.areas, [&](const PeerArea& area) {
            const bool other_number = area.number && titled.number && area.number != titled.number;
            const bool is_same = spaced_words(area.title) == spaced_words(titled.title)
                                 || (is_number_alone && area.number == titled.number);
            return !other_number && is_same;
        });
        if (found != review_.areas.end()) {
            if (!found->number) found->number = titled.number;
            return *found;
        }
        review_.areas.push_back(
            {.number = titled.number, .title = titled.title, .strengths = {}, .considerations = {}}
        );
        return review_.areas.back();
    }

    /// A list that is given twice, in the summary and at the end, counts once.
    static void add(Points& list, Points points) {
        for (auto& point : points) {
            const bool is_known = std::ranges::find(list, point.text, &NumberedText::text) != list.end();
            if (!is_known && !point.text.empty()) list.push_back(std::move(point));
        }
    }

    Nested nested_;
    PeerReview review_;
};

}  // namespace

PeerReview collected_review(const documents::Document& document, Nested nested) {
    return ReviewCollector(nested).run(document);
}

}  // namespace dueregard::assessment
