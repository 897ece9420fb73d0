#include "intake/read_text.hpp"

#include "base/text.hpp"
#include "intake/incoming.hpp"
#include "plan/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace dueregard::intake {

namespace {

constexpr std::size_t longest_line = 110;

class TextWriter {
public:
    template <class... Values>
    void line(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
        text_ += '\n';
    }

    void blank_line() { text_ += '\n'; }

    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

std::string_view word_of(plan::Meaning meaning) {
    for (const auto& status : plan::default_scale().statuses) {
        if (status.meaning == meaning) return status.word;
    }
    return "";
}

void write_heading(TextWriter& out, const Reading& reading) {
    const std::string_view file = reading.file.empty() ? "Standard input" : std::string_view(reading.file);
    if (reading.recognised.kind == DocumentKind::unknown) {
        out.line("{}: Of no kind that is known", file);
    } else {
        const auto percent = static_cast<int>(reading.recognised.confidence * 100 + 0.5);
        out.line("{}: {} ({}% sure)", file, title_of(reading.recognised.kind), percent);
    }
    if (reading.title) out.line("  Title         {}", *reading.title);
    if (reading.organisation) out.line("  Organisation  {}", *reading.organisation);
    if (reading.date) out.line("  Date          {}", long_date(*reading.date));
    if (!reading.period) return;
    const auto& period = *reading.period;
    if (period.from && period.to)
        out.line(
            "  Period        {}: {} to {}", period.label, long_date(*period.from), long_date(*period.to)
        );
    else
        out.line("  Period        {}", period.label);
}

void write_measures(TextWriter& out, const Reading& reading) {
    if (reading.measures.empty()) return;
    out.blank_line();
    out.line("{} {}", reading.measures.size(), reading.measures.size() == 1 ? "measure" : "measures");
    for (const auto meaning : plan::all_meanings()) {
        const auto count =
            std::ranges::count(reading.measures, std::optional(meaning), &plan::ReportedMeasure::status);
        if (count > 0) out.line("  {:>4}  {}", count, word_of(meaning));
    }
    const auto unknown =
        std::ranges::count(reading.measures, std::optional<plan::Meaning>(), &plan::ReportedMeasure::status);
    if (unknown > 0) out.line("  {:>4}  No status that can be told", unknown);
}

void write_count(TextWriter& out, std::size_t count, std::string_view what) {
    if (count > 0) out.line("  {:>4}  {}", count, what);
}

void write_lists(TextWriter& out, const Reading& reading) {
    out.blank_line();
    write_count(out, reading.sections.size(), "section headings");
    write_count(out, reading.areas.size(), "areas of a peer challenge");
    write_count(out, reading.recommendations.size(), "recommendations");
    write_count(out, reading.comments.size(), "comments in the margin");
    write_count(out, reading.objectives.size(), "objectives");
    write_count(out, reading.criteria.size(), "criteria");
    write_count(out, reading.impacts.size(), "impacts");
    write_count(out, reading.facts.size(), "facts");
    write_count(out, reading.boards.size(), "boards");
    write_count(out, reading.accreditations.size(), "accreditations");
}

std::string
placed(const documents::Place& at, const std::optional<std::string>& number, const std::string& text) {
    const auto place = words_of_place(at);
    const auto numbered = number ? *number + " " + text : text;
    return place.empty() ? shortened(numbered, longest_line)
                         : place + ": " + shortened(numbered, longest_line);
}

void write_points(
    TextWriter& out, std::string_view title, const std::vector<assessment::NumberedText>& points
) {
    if (points.empty()) return;
    out.line("  {}", title);
    for (const auto& point : points)
        out.line("    {}", placed(point.at, point.number, point.text));
}

void write_list(
    TextWriter& out, std::string_view title, const std::vector<assessment::NumberedText>& points
) {
    if (points.empty()) return;
    out.blank_line();
    out.line("{}", title);
    for (const auto& point : points)
        out.line("  {}", placed(point.at, point.number, point.text));
}

void write_team(TextWriter& out, const Reading& reading) {
    if (reading.team.empty()) return;
    out.blank_line();
    out.line("The team");
    for (const auto& member : reading.team) {
        auto line = member.name;
        if (member.role) line += ", " + *member.role;
        if (member.organisation) line += ", " + *member.organisation;
        out.line("  {}", line);
    }
}

void write_findings(TextWriter& out, const Reading& reading) {
    if (reading.findings.empty()) return;
    out.blank_line();
    out.line("{}", reading.areas.empty() ? "What was found" : "What else was found");
    for (const auto& finding : reading.findings)
        out.line("  {}: {}", finding.kind, placed(finding.at, std::nullopt, finding.text));
}

/// What peers or a report to councillors say, each with its place.
void write_review(TextWriter& out, const Reading& reading) {
    if (reading.verdict) {
        out.blank_line();
        const auto& verdict = *reading.verdict;
        out.line("The verdict: {}", verdict.level ? *verdict.level : "in words only");
        out.line("  {}", placed(verdict.at, std::nullopt, verdict.text));
    }
    write_team(out, reading);
    for (const auto& area : reading.areas) {
        out.blank_line();
        out.line("{}{}", area.number ? *area.number + " " : std::string(), area.title);
        write_points(out, "Strengths", area.strengths);
        write_points(out, "Areas for consideration", area.considerations);
    }
    write_findings(out, reading);
    write_list(out, "Recommendations", reading.recommendations);
    write_list(out, "Innovations", reading.innovations);
    write_list(out, "Signposts", reading.signposts);
}

void write_objectives(TextWriter& out, const Reading& reading) {
    if (reading.objectives.empty() || !reading.measures.empty()) return;
    out.blank_line();
    out.line("Objectives");
    for (const auto& objective : reading.objectives) {
        out.line("  {}", placed(objective.at, std::nullopt, objective.title));
        for (const auto& priority : objective.priorities)
            out.line("    priority: {}", shortened(priority, longest_line));
        for (const auto& action : objective.actions)
            out.line("    action: {}", shortened(action, longest_line));
    }
}

void write_impacts(TextWriter& out, const Reading& reading) {
    if (reading.impacts.empty()) return;
    out.blank_line();
    out.line("What it says of each characteristic");
    for (const auto& impact : reading.impacts) {
        auto said = impact.printed_characteristic + ": " + impact.impact.value_or("no impact told");
        if (impact.mitigation) said += "; " + *impact.mitigation;
        out.line("  {}", placed(impact.at, std::nullopt, said));
    }
}

/// "partly_met" as people say it.
std::string spoken(std::string judgement) {
    std::ranges::replace(judgement, '_', ' ');
    return judgement;
}

void write_criteria(TextWriter& out, const Reading& reading) {
    if (reading.criteria.empty()) return;
    out.blank_line();
    out.line("What it says of each criterion");
    for (const auto& [number, text, level, judgement, at] : reading.criteria) {
        const auto said = spoken(judgement.value_or("not judged"));
        out.line("  {}: {}{}", placed(at, number, text), said, level ? " (" + *level + ")" : "");
    }
}

void write_what_is_missing(TextWriter& out, const Reading& reading) {
    if (!reading.measures.empty() || reading.recognised.kind != DocumentKind::unknown) return;
    out.line(
        "No measures were found: a table needs a column of actions, and one that says who, when or how each stands."
    );
}

void write_claims(TextWriter& out, const Reading& reading) {
    if (reading.claims.empty()) return;
    out.blank_line();
    out.line("What it says of itself");
    for (const auto& claim : reading.claims) {
        const auto verdict = !claim.holds   ? "cannot be told"
                             : *claim.holds ? "borne out by the rows"
                                            : "not borne out by the rows";
        out.line("  {}: “{}”: {}", words_of_place(claim.at), claim.text, verdict);
    }
}

void write_problems(TextWriter& out, const Reading& reading) {
    if (reading.measures.empty()) return;
    out.blank_line();
    if (reading.problems.empty()) {
        out.line("Nothing to mend was found.");
        return;
    }
    out.line("{} {} to look at", reading.problems.size(), reading.problems.size() == 1 ? "thing" : "things");
    for (const auto& problem : reading.problems) {
        const auto place = words_of_place(problem.at);
        out.line("  {}{}{}", place, place.empty() ? "" : ": ", problem.sentence);
    }
}

}  // namespace

std::string reading_text(const Reading& reading) {
    TextWriter out;
    write_heading(out, reading);
    write_measures(out, reading);
    write_lists(out, reading);
    write_review(out, reading);
    write_objectives(out, reading);
    write_impacts(out, reading);
    write_criteria(out, reading);
    write_what_is_missing(out, reading);
    write_claims(out, reading);
    write_problems(out, reading);
    return out.take();
}

}  // namespace dueregard::intake
