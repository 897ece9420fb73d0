#include "assessment/team_list.hpp"

#include "assessment/heading_meaning.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace dueregard::assessment {

namespace {

using documents::BlockKind;

constexpr std::size_t longest_line = 220;
constexpr std::size_t most_name_words = 6;

constexpr auto organisation_words = std::to_array<std::string_view>({"council",      "borough",
                                                                     "authority",    "association",
                                                                     "lga",          "police",
                                                                     "constabulary", "fire",
                                                                     "nhs",          "trust",
                                                                     "university",   "ltd",
                                                                     "limited",      "county",
                                                                     "service",      "idea",
                                                                     "agency",       "consultancy",
                                                                     "cosla",        "wlga",
                                                                     "college",      "improvement service",
                                                                     "commission",   "foundation",
                                                                     "partnership",  "independent",
                                                                     "cyngor",       "board"});

constexpr auto role_words = std::to_array<std::string_view>(
    {"leader",    "head",           "director",  "chief",      "manager",     "officer", "adviser",
     "advisor",   "consultant",     "associate", "member",     "holder",      "peer",    "peers",
     "mayor",     "assistant",      "chair",     "specialist", "coordinator", "lead",    "executive",
     "analyst",   "partner",        "observer",  "trainee",    "secretary",   "support", "facilitator",
     "inspector", "superintendent", "shadow"}
);

constexpr auto titles = std::to_array<std::string_view>(
    {"cllr",
     "councillor",
     "cllr.",
     "mr",
     "mrs",
     "ms",
     "miss",
     "dr",
     "dr.",
     "professor",
     "prof",
     "sir",
     "dame",
     "baroness",
     "lord",
     "lady",
     "mx",
     "rev",
     "cynghorydd"}
);

constexpr auto particles =
    std::to_array<std::string_view>({"de", "van", "der", "von", "la", "bin", "al", "ap", "ferch", "ab"});

template <std::size_t Size>
bool has_any_of(std::string_view text, const std::array<std::string_view, Size>& phrases) {
    const auto words = spaced_words(text);
    return std::ranges::any_of(phrases, [&](std::string_view phrase) { return has_phrase(words, phrase); });
}

template <std::size_t Size>
bool is_in(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::ranges::find(words, lower_ascii(word)) != words.end();
}

bool is_organisation(std::string_view text) {
    return has_any_of(text, organisation_words);
}

bool is_role(std::string_view text) {
    return has_any_of(text, role_words);
}

bool begins_large(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    return (first >= 'A' && first <= 'Z') || first == 0xC3 || first == 0xC5;
}

/// The segments of a line: between dashes with spaces, commas, semicolons, tabs, brackets and colons.
std::vector<std::string> segments_of(std::string_view line) {
    std::string marked(line);
    for (const std::string_view separator :
         {" – ", " — ", " - ", "– ", ", ", "; ", ": ", "\t", " (", ")", " | "}) {
        for (std::size_t at = 0; (at = marked.find(separator, at)) != std::string::npos; ++at)
            marked.replace(at, separator.size(), "\n");
    }
    std::vector<std::string> segments;
    for (const auto part : split(marked, '\n')) {
        auto text = squeezed(part);
        while (text.ends_with('.') || text.ends_with(',') || text.ends_with(';'))
            text.pop_back();
        if (!text.empty()) segments.push_back(std::move(text));
    }
    return segments;
}

void append(std::optional<std::string>& whole, std::string_view part) {
    whole = whole ? *whole + ", " + std::string(part) : std::string(part);
}

/// "Leader of Northmere District Council", "Head of People at Northmere", "LGA challenge manager".
bool parted(std::string_view segment, TeamMember& member) {
    for (const std::string_view link : {" at the ", " at ", " of the ", " of ", " from "}) {
        const auto at = segment.rfind(link);
        if (at == std::string_view::npos) continue;
        const auto place = segment.substr(at + link.size());
        const bool is_place = !link.starts_with(" of") || has_phrase(spaced_words(place), "council")
                              || has_phrase(spaced_words(place), "lga");
        if (!is_place || !is_role(segment.substr(0, at)) || !begins_large(place)) continue;
        append(member.role, segment.substr(0, at));
        append(member.organisation, place);
        return true;
    }
    for (const std::string_view body : {"LGA ", "Local Government Association "}) {
        if (!segment.starts_with(body) || !is_role(segment.substr(body.size()))) continue;
        append(member.role, segment.substr(body.size()));
        append(member.organisation, trimmed(body));
        return true;
    }
    return false;
}

bool is_party(std::string_view segment) {
    constexpr auto parties = std::to_array<std::string_view>(
        {"labour",
         "conservative",
         "liberal democrat",
         "lib dem",
         "green",
         "independent",
         "plaid cymru",
         "snp",
         "con",
         "lab"}
    );
    return is_in(parties, segment);
}

void take_segment(std::string_view segment, TeamMember& member) {
    if (is_party(segment) || parted(segment, member)) return;
    const bool role = is_role(segment);
    const bool organisation = is_organisation(segment);
    // "Assistant Chief Fire Officer" is a role; "Vale Fire and Rescue Service" is none.
    if (organisation && !role)
        append(member.organisation, segment);
    else if (role)
        append(member.role, segment);
    else if (!member.organisation && !member.role)
        append(member.organisation, segment);
    else if (member.role && !member.organisation)
        append(member.role, segment);
    else
        append(member.organisation, segment);
}

std::optional<std::size_t>
column_of(const documents::Row& header, std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const auto words = spaced_words(header.cells[i].text);
        if (std::ranges::any_of(names, [&](std::string_view name) { return has_phrase(words, name); }))
            return i;
    }
    return std::nullopt;
}

std::optional<std::string> cell_text(const documents::Row& row, std::optional<std::size_t> column) {
    if (!column || *column >= row.cells.size()) return std::nullopt;
    auto text = squeezed(row.cells[*column].text);
    return text.empty() || text == "-" || text == "–" ? std::nullopt : std::optional(std::move(text));
}

/// Each row a person: the name first, role and organisation in the other cells as they come.
void take_rows_without_head(const documents::Table& table, std::vector<TeamMember>& team) {
    const bool are_people = std::ranges::all_of(table.rows, [](const documents::Row& row) {
        return row.cells.size() >= 2 && is_name_of_person(squeezed(row.cells.front().text));
    });
    if (!are_people) return;
    for (const auto& row : table.rows) {
        TeamMember member{
            .name = squeezed(row.cells.front().text), .organisation = std::nullopt, .role = std::nullopt
        };
        for (std::size_t i = 1; i < row.cells.size(); ++i) {
            if (const auto text = cell_text(row, i)) take_segment(*text, member);
        }
        team.push_back(std::move(member));
    }
}

void take_table(const documents::Table& table, std::vector<TeamMember>& team) {
    if (table.rows.size() < 2) return;
    const auto& header = table.rows.front();
    const auto name = column_of(header, {"name", "peer", "team member"});
    const auto organisation = column_of(header, {"organisation", "council", "authority", "employer", "from"});
    const auto role = column_of(header, {"role", "position", "job title", "post", "title"});
    if (!name || (!organisation && !role)) {
        take_rows_without_head(table, team);
        return;
    }
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const auto who = cell_text(table.rows[i], name);
        if (!who || !is_name_of_person(*who)) continue;
        team.push_back(
            {.name = *who,
             .organisation = cell_text(table.rows[i], organisation == name ? std::nullopt : organisation),
             .role = cell_text(table.rows[i], role == name ? std::nullopt : role)}
        );
    }
}

}  // namespace

bool is_name_of_person(std::string_view line) {
    std::size_t names = 0;
    std::size_t all = 0;
    // "HEADLINE MESSAGES" is a heading.
    if (std::ranges::none_of(line, [](char c) { return c >= 'a' && c <= 'z'; })) return false;
    for (const auto part : split(trimmed(line), ' ')) {
        if (part.empty()) continue;
        ++all;
        if (is_in(titles, part) || is_in(particles, part)) continue;
        const bool is_plain = std::ranges::none_of(part, [](char c) {
            return is_digit(c) || std::string_view(":;!?()/&@\"").contains(c);
        });
        const bool ends_sentence = part.size() > 2 && part.ends_with('.');
        if (!is_plain || !begins_large(part) || ends_sentence) return false;
        ++names;
    }
    // "CBE" and the like may follow, but nobody is called a council or a head of service.
    return names >= 2 && all <= most_name_words && !is_organisation(line) && !is_role(line);
}

std::optional<TeamMember> team_member(std::string_view line) {
    if (line.size() > longest_line) return std::nullopt;
    const auto segments = segments_of(line);
    const auto named =
        std::ranges::find_if(segments, [](const auto& part) { return is_name_of_person(part); });
    if (named == segments.end() || named - segments.begin() > 1) return std::nullopt;
    TeamMember member{.name = *named, .organisation = std::nullopt, .role = std::nullopt};
    // "Lead peer: Ann Other" is a role before the name; anything else before it makes it no line of a person.
    if (named != segments.begin()) {
        if (!is_role(segments.front()) || segments.front().size() > 60) return std::nullopt;
        if (!parted(segments.front(), member)) member.role = segments.front();
    }
    for (auto part = std::next(named); part != segments.end(); ++part)
        take_segment(*part, member);
    return member;
}

namespace {

/// "… consisted of Ann Other, Leader of Northmere Council, Bo Reed, Head of People at Vale, and Cy Dunn, who
/// works for the LGA": a name begins each person, what follows up to the next is said of them.
std::vector<TeamMember> team_between_commas(std::string_view sentence) {
    std::size_t start = std::string_view::npos;
    for (const std::string_view opening :
         {"consisted of ", "comprised ", "was made up of ", "were ", "was ", "included ", "comprising "}) {
        const auto at = sentence.find(opening);
        if (at != std::string_view::npos) start = std::min(start, at + opening.size());
    }
    if (start == std::string_view::npos) return {};
    std::vector<TeamMember> team;
    std::string list(sentence.substr(start));
    for (const std::string_view joint : {", and ", "; and ", " and ", ", ", "; ", ": "}) {
        for (std::size_t at = 0; (at = list.find(joint, at)) != std::string::npos; ++at) {
            const auto behind = std::string_view(list).substr(at + joint.size());
            const bool parts =
                joint != " and " || is_name_of_person(behind.substr(0, behind.find_first_of(",;.")));
            if (parts) list.replace(at, joint.size(), "\n");
        }
    }
    for (const auto part : split(list, '\n')) {
        auto segment = squeezed(part);
        while (segment.ends_with('.'))
            segment.pop_back();
        if (is_name_of_person(segment)) {
            team.push_back({.name = segment, .organisation = std::nullopt, .role = std::nullopt});
            continue;
        }
        if (team.empty()) return {};
        for (const std::string_view before : {"who works for ", "who is ", "from ", "of ", "the "}) {
            if (segment.starts_with(before)) segment = segment.substr(before.size());
        }
        if (!segment.empty()) take_segment(segment, team.back());
    }
    return team;
}

}  // namespace

namespace {

/// "Ann Other (Leader, Northmere Council), Bo Reed (LGA)": each with brackets after the name.
std::vector<TeamMember> team_in_brackets(std::string_view sentence) {
    std::vector<TeamMember> team;
    std::size_t start = 0;
    for (auto open = sentence.find('('); open != std::string_view::npos; open = sentence.find('(', start)) {
        const auto close = sentence.find(')', open);
        if (close == std::string_view::npos) break;
        auto name = trimmed(sentence.substr(start, open - start));
        for (const std::string_view before :
             {", ", "; ", ": ", " and ", "and ", " of ", " was ", " were ", " comprised ", " included "}) {
            const auto at = name.rfind(before);
            if (at != std::string_view::npos) name = trimmed(name.substr(at + before.size()));
        }
        start = close + 1;
        if (!is_name_of_person(name)) continue;
        auto member =
            team_member(std::string(name) + " (" + std::string(sentence.substr(open + 1, close - open)));
        if (member) team.push_back(*std::move(member));
    }
    return team;
}

}  // namespace

namespace {

/// "Peers: Ann Other (…), …", "Prepared by the peer team: …": a label of a few words that names them.
bool is_labelled_team(std::string_view line) {
    constexpr std::size_t longest_label = 100;
    const auto colon = line.substr(0, longest_label).find(": ");
    if (colon == std::string_view::npos) return false;
    const auto words = words_of(line.substr(0, colon));
    constexpr auto ends =
        std::to_array<std::string_view>({"peers", "team", "reviewers", "assessors", "panel", "members"});
    return !words.empty() && is_in(ends, words.back());
}

}  // namespace

std::vector<TeamMember> team_in_sentence(std::string_view sentence) {
    constexpr auto openings = std::to_array<std::string_view>(
        {"team was",
         "team were",
         "team comprised",
         "team consisted",
         "team included",
         "team was made up",
         "peers were",
         "reviewers were",
         "panel was",
         "panel consisted",
         "panel comprised",
         "team members were"}
    );
    std::vector<TeamMember> team;
    if (!has_any_of(sentence, openings) && !is_labelled_team(sentence)) return team;
    team = team_in_brackets(sentence);
    if (team.size() < 2) team = team_between_commas(sentence);
    return team.size() >= 2 ? team : std::vector<TeamMember>{};
}

std::vector<TeamMember> team_members(std::span<const documents::Block> blocks) {
    std::vector<TeamMember> team;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::table) {
            take_table(block.table, team);
            continue;
        }
        bool is_any = false;
        for (const auto line : lines_of(block.text)) {
            if (std::ranges::count(line, '(') >= 2) {
                auto several = team_in_brackets(line);
                is_any = is_any || !several.empty();
                std::ranges::move(several, std::back_inserter(team));
                if (!several.empty()) continue;
            }
            auto member = team_member(line);
            if (!member) continue;
            team.push_back(*std::move(member));
            is_any = true;
        }
        if (!is_any && !team.empty()) break;
    }
    return team;
}

}  // namespace dueregard::assessment
