#include "plan/column_words.hpp"

#include "plan/wording.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <vector>

namespace dueregard::plan {

namespace {

/// `alone`: only where it is the whole heading.
enum class Standing { anywhere, alone };

struct Synonym {
    std::string_view phrase;
    ColumnRole role = ColumnRole::none;
    Standing standing = Standing::anywhere;
};

constexpr auto alone = Standing::alone;
constexpr std::size_t longest_heading = 14;

// Of two synonyms of one length the first listed wins: "Action status" is a status, "Action by" a person.
// clang-format off
constexpr std::array synonyms = std::to_array<Synonym>({
    {"ref", ColumnRole::ref}, {"reference", ColumnRole::ref}, {"ref no", ColumnRole::ref}, {"ref number", ColumnRole::ref},
    {"reference number", ColumnRole::ref}, {"action ref", ColumnRole::ref}, {"action reference", ColumnRole::ref},
    {"action no", ColumnRole::ref}, {"action number", ColumnRole::ref}, {"action id", ColumnRole::ref},
    {"measure ref", ColumnRole::ref}, {"measure no", ColumnRole::ref}, {"objective ref", ColumnRole::ref},
    {"objective no", ColumnRole::ref}, {"objective number", ColumnRole::ref}, {"unique id", ColumnRole::ref},
    {"indicator ref", ColumnRole::ref}, {"pi ref", ColumnRole::ref}, {"pi code", ColumnRole::ref},
    {"action code", ColumnRole::ref}, {"measure code", ColumnRole::ref}, {"item no", ColumnRole::ref},
    {"no", ColumnRole::ref, alone}, {"nos", ColumnRole::ref, alone}, {"number", ColumnRole::ref, alone},
    {"id", ColumnRole::ref, alone}, {"code", ColumnRole::ref, alone}, {"item", ColumnRole::ref, alone},
    {"line", ColumnRole::ref, alone}, {"#", ColumnRole::ref, alone}, {"cyfeirnod", ColumnRole::ref}, {"cyf", ColumnRole::ref},
    {"rhif", ColumnRole::ref, alone},

    {"status", ColumnRole::status}, {"current status", ColumnRole::status}, {"rag", ColumnRole::status},
    {"rag status", ColumnRole::status}, {"rag rating", ColumnRole::status}, {"brag", ColumnRole::status},
    {"brag status", ColumnRole::status}, {"bragg", ColumnRole::status}, {"rag rated", ColumnRole::status},
    {"rating", ColumnRole::status}, {"progress rating", ColumnRole::status}, {"progress status", ColumnRole::status},
    {"action status", ColumnRole::status}, {"delivery status", ColumnRole::status}, {"status of action", ColumnRole::status},
    {"completion status", ColumnRole::status}, {"performance status", ColumnRole::status},
    {"performance rating", ColumnRole::status}, {"delivery confidence", ColumnRole::status},
    {"traffic light", ColumnRole::status}, {"symbol", ColumnRole::status}, {"on track", ColumnRole::status},
    {"on target", ColumnRole::status}, {"complete", ColumnRole::status, alone}, {"completed", ColumnRole::status, alone},
    {"achieved", ColumnRole::status, alone}, {"complete y n", ColumnRole::status}, {"target met", ColumnRole::status},
    {"met", ColumnRole::status, alone}, {"statws", ColumnRole::status}, {"coch ambr gwyrdd", ColumnRole::status},

    {"lead", ColumnRole::owner}, {"leads", ColumnRole::owner}, {"lead officer", ColumnRole::owner},
    {"lead officers", ColumnRole::owner}, {"lead person", ColumnRole::owner}, {"lead service", ColumnRole::owner},
    {"lead team", ColumnRole::owner}, {"lead department", ColumnRole::owner}, {"lead directorate", ColumnRole::owner},
    {"lead partner", ColumnRole::owner}, {"lead responsibility", ColumnRole::owner}, {"action lead", ColumnRole::owner},
    {"service lead", ColumnRole::owner}, {"delivery lead", ColumnRole::owner}, {"led by", ColumnRole::owner},
    {"owner", ColumnRole::owner}, {"owners", ColumnRole::owner}, {"action owner", ColumnRole::owner},
    {"measure owner", ColumnRole::owner}, {"objective owner", ColumnRole::owner}, {"owned by", ColumnRole::owner},
    {"responsible", ColumnRole::owner}, {"responsibility", ColumnRole::owner}, {"responsible officer", ColumnRole::owner},
    {"responsible person", ColumnRole::owner}, {"responsible service", ColumnRole::owner},
    {"responsible team", ColumnRole::owner}, {"responsible lead", ColumnRole::owner},
    {"person responsible", ColumnRole::owner}, {"officer responsible", ColumnRole::owner},
    {"responsible for action", ColumnRole::owner}, {"responsibility for action", ColumnRole::owner},
    {"who is responsible", ColumnRole::owner}, {"who will do it", ColumnRole::owner}, {"who will do this", ColumnRole::owner},
    {"who will lead", ColumnRole::owner}, {"accountable", ColumnRole::owner}, {"accountability", ColumnRole::owner},
    {"accountable officer", ColumnRole::owner}, {"accountable person", ColumnRole::owner}, {"sponsor", ColumnRole::owner},
    {"assigned to", ColumnRole::owner}, {"allocated to", ColumnRole::owner}, {"who", ColumnRole::owner},
    {"by whom", ColumnRole::owner}, {"by who", ColumnRole::owner}, {"action by", ColumnRole::owner},
    {"officer", ColumnRole::owner, alone}, {"delivered by", ColumnRole::owner},
    {"swyddog arweiniol", ColumnRole::owner}, {"arweinydd", ColumnRole::owner}, {"swyddog cyfrifol", ColumnRole::owner},
    {"cyfrifol", ColumnRole::owner}, {"cyfrifoldeb", ColumnRole::owner}, {"pwy", ColumnRole::owner},

    {"lead member", ColumnRole::area}, {"lead councillor", ColumnRole::area}, {"cabinet member", ColumnRole::area},
    {"portfolio holder", ColumnRole::area}, {"executive member", ColumnRole::area}, {"cabinet lead", ColumnRole::area},
    {"political lead", ColumnRole::area}, {"executive sponsor", ColumnRole::area},
    {"service", ColumnRole::area, alone}, {"service area", ColumnRole::area}, {"directorate", ColumnRole::area},
    {"department", ColumnRole::area}, {"team", ColumnRole::area, alone}, {"division", ColumnRole::area, alone},
    {"partners", ColumnRole::area, alone}, {"gwasanaeth", ColumnRole::area, alone},

    {"by when", ColumnRole::due}, {"when", ColumnRole::due}, {"when by", ColumnRole::due},
    {"when will it be done", ColumnRole::due}, {"when will we do it", ColumnRole::due}, {"timescale", ColumnRole::due},
    {"timescales", ColumnRole::due}, {"time scale", ColumnRole::due}, {"timeframe", ColumnRole::due},
    {"time frame", ColumnRole::due}, {"timeline", ColumnRole::due}, {"timing", ColumnRole::due},
    {"deadline", ColumnRole::due}, {"target deadline", ColumnRole::due}, {"action deadline", ColumnRole::due},
    {"due", ColumnRole::due}, {"due date", ColumnRole::due}, {"due by", ColumnRole::due}, {"date due", ColumnRole::due},
    {"target date", ColumnRole::due}, {"target dates", ColumnRole::due}, {"target timescale", ColumnRole::due},
    {"target completion", ColumnRole::due}, {"target completion date", ColumnRole::due}, {"completion", ColumnRole::due},
    {"completion date", ColumnRole::due}, {"date for completion", ColumnRole::due}, {"date of completion", ColumnRole::due},
    {"date to be completed", ColumnRole::due}, {"planned completion", ColumnRole::due},
    {"expected completion", ColumnRole::due}, {"estimated completion", ColumnRole::due},
    {"planned completion date", ColumnRole::due}, {"expected completion date", ColumnRole::due},
    {"complete by", ColumnRole::due}, {"completed by", ColumnRole::due}, {"to be completed by", ColumnRole::due},
    {"end date", ColumnRole::due}, {"finish date", ColumnRole::due}, {"finish", ColumnRole::due, alone},
    {"delivery date", ColumnRole::due}, {"milestone date", ColumnRole::due}, {"implementation date", ColumnRole::due},
    {"revised date", ColumnRole::due}, {"date", ColumnRole::due, alone}, {"dates", ColumnRole::due, alone},
    {"year", ColumnRole::due, alone}, {"by", ColumnRole::due, alone}, {"erbyn pryd", ColumnRole::due}, {"pryd", ColumnRole::due},
    {"dyddiad", ColumnRole::due}, {"dyddiad targed", ColumnRole::due}, {"dyddiad cau", ColumnRole::due},
    {"amserlen", ColumnRole::due},

    {"commentary", ColumnRole::commentary}, {"comment", ColumnRole::commentary}, {"comments", ColumnRole::commentary},
    {"update", ColumnRole::commentary}, {"updates", ColumnRole::commentary}, {"latest update", ColumnRole::commentary},
    {"progress update", ColumnRole::commentary}, {"status update", ColumnRole::commentary},
    {"action update", ColumnRole::commentary}, {"update on progress", ColumnRole::commentary},
    {"progress to date", ColumnRole::commentary}, {"progress made", ColumnRole::commentary},
    {"progress made to date", ColumnRole::commentary}, {"progress so far", ColumnRole::commentary},
    {"progress report", ColumnRole::commentary}, {"progress commentary", ColumnRole::commentary},
    {"progress and comments", ColumnRole::commentary}, {"progress comments", ColumnRole::commentary},
    {"progress against action", ColumnRole::commentary}, {"summary of progress", ColumnRole::commentary},
    {"progress summary", ColumnRole::commentary}, {"progress in year", ColumnRole::commentary},
    {"narrative", ColumnRole::commentary}, {"notes", ColumnRole::commentary}, {"note", ColumnRole::commentary},
    {"remarks", ColumnRole::commentary}, {"explanation", ColumnRole::commentary},
    {"what we did", ColumnRole::commentary}, {"what did we do", ColumnRole::commentary}, {"we did", ColumnRole::commentary},
    {"what we have done", ColumnRole::commentary}, {"what have we done", ColumnRole::commentary},
    {"what we've done", ColumnRole::commentary}, {"what has been done", ColumnRole::commentary},
    {"what we have achieved", ColumnRole::commentary}, {"what have we achieved", ColumnRole::commentary},
    {"what we achieved", ColumnRole::commentary}, {"what happened", ColumnRole::commentary},
    {"what has happened", ColumnRole::commentary}, {"how are we doing", ColumnRole::commentary},
    {"how did we do", ColumnRole::commentary}, {"how we did", ColumnRole::commentary},
    {"where are we now", ColumnRole::commentary}, {"where we are", ColumnRole::commentary},
    {"where are we", ColumnRole::commentary}, {"where things stand", ColumnRole::commentary}, {"how it went", ColumnRole::commentary},
    {"story so far", ColumnRole::commentary}, {"what has been achieved", ColumnRole::commentary}, {"where we are now", ColumnRole::commentary},
    {"action taken", ColumnRole::commentary}, {"actions taken", ColumnRole::commentary},
    {"actions to date", ColumnRole::commentary}, {"action to date", ColumnRole::commentary},
    {"activity to date", ColumnRole::commentary}, {"work undertaken", ColumnRole::commentary},
    {"work to date", ColumnRole::commentary}, {"work done", ColumnRole::commentary},
    {"achievements", ColumnRole::commentary}, {"key achievements", ColumnRole::commentary},
    {"highlights", ColumnRole::commentary}, {"evidence of progress", ColumnRole::commentary},
    {"evidence", ColumnRole::commentary, alone}, {"current position", ColumnRole::commentary},
    {"position statement", ColumnRole::commentary}, {"what's next", ColumnRole::commentary}, {"what next", ColumnRole::commentary}, {"what is next", ColumnRole::commentary},
    {"what we will do next", ColumnRole::commentary}, {"what we have done so far", ColumnRole::commentary},
    {"what we've done so far", ColumnRole::commentary}, {"what have we done so far", ColumnRole::commentary},
    {"done so far", ColumnRole::commentary}, {"council response", ColumnRole::response}, {"council's response", ColumnRole::response},
    {"our response", ColumnRole::response}, {"response to recommendation", ColumnRole::response},
    {"management response", ColumnRole::response},
    {"next steps", ColumnRole::commentary},
    {"response", ColumnRole::response, alone}, {"sylwadau", ColumnRole::commentary}, {"diweddariad", ColumnRole::commentary},
    {"y diweddaraf", ColumnRole::commentary}, {"cynnydd hyd yma", ColumnRole::commentary},
    {"diweddariad cynnydd", ColumnRole::commentary}, {"beth wnaethom ni", ColumnRole::commentary},

    {"progress", ColumnRole::progress}, {"position", ColumnRole::progress}, {"how it is going", ColumnRole::progress},
    {"how is it going", ColumnRole::progress}, {"how's it going", ColumnRole::progress}, {"latest position", ColumnRole::progress},
    {"latest", ColumnRole::progress, alone}, {"latest progress", ColumnRole::progress}, {"cynnydd", ColumnRole::progress},
    {"performance", ColumnRole::progress, alone},

    {"outcome", ColumnRole::outcome}, {"outcomes", ColumnRole::outcome}, {"success measure", ColumnRole::outcome},
    {"success measures", ColumnRole::outcome}, {"measure of success", ColumnRole::outcome},
    {"measures of success", ColumnRole::outcome}, {"success criteria", ColumnRole::outcome},
    {"success indicator", ColumnRole::outcome}, {"success indicators", ColumnRole::outcome},
    {"indicators of success", ColumnRole::outcome}, {"evidence of success", ColumnRole::outcome},
    {"success", ColumnRole::outcome, alone}, {"success look like", ColumnRole::outcome},
    {"success looks like", ColumnRole::outcome}, {"how will we know", ColumnRole::outcome},
    {"how we will know", ColumnRole::outcome}, {"how we'll know", ColumnRole::outcome},
    {"how will we measure", ColumnRole::outcome}, {"how we will measure", ColumnRole::outcome},
    {"how will success be measured", ColumnRole::outcome}, {"how success will be measured", ColumnRole::outcome},
    {"how will this be measured", ColumnRole::outcome}, {"how measured", ColumnRole::outcome},
    {"impact", ColumnRole::outcome}, {"impacts", ColumnRole::outcome}, {"intended impact", ColumnRole::outcome},
    {"intended outcome", ColumnRole::outcome}, {"expected outcome", ColumnRole::outcome},
    {"desired outcome", ColumnRole::outcome}, {"anticipated outcome", ColumnRole::outcome},
    {"expected outcomes", ColumnRole::outcome}, {"intended outcomes", ColumnRole::outcome},
    {"benefit", ColumnRole::outcome}, {"benefits", ColumnRole::outcome}, {"result", ColumnRole::outcome, alone},
    {"results", ColumnRole::outcome, alone}, {"output", ColumnRole::measure}, {"outputs", ColumnRole::measure},
    {"difference", ColumnRole::outcome}, {"what difference", ColumnRole::outcome}, {"monitoring", ColumnRole::outcome, alone},
    {"measurement", ColumnRole::outcome, alone}, {"canlyniad", ColumnRole::outcome}, {"canlyniadau", ColumnRole::outcome},
    {"effaith", ColumnRole::outcome}, {"mesur llwyddiant", ColumnRole::outcome},

    {"target", ColumnRole::target}, {"targets", ColumnRole::target}, {"annual target", ColumnRole::target},
    {"targed", ColumnRole::target},

    {"priority", ColumnRole::priority}, {"priorities", ColumnRole::priority}, {"blaenoriaeth", ColumnRole::priority},

    {"objective", ColumnRole::objective}, {"objectives", ColumnRole::objective},
    {"equality objective", ColumnRole::objective}, {"equality objectives", ColumnRole::objective},
    {"strategic objective", ColumnRole::objective}, {"corporate objective", ColumnRole::objective},
    {"equality outcome", ColumnRole::objective}, {"equality outcomes", ColumnRole::objective},
    {"strategic outcome", ColumnRole::objective}, {"priority outcome", ColumnRole::objective},
    {"aim", ColumnRole::objective}, {"aims", ColumnRole::objective}, {"goal", ColumnRole::objective},
    {"goals", ColumnRole::objective}, {"ambition", ColumnRole::objective},
    {"what we want to achieve", ColumnRole::objective}, {"what do we want to achieve", ColumnRole::objective},
    {"what are we trying to achieve", ColumnRole::objective}, {"what we are trying to achieve", ColumnRole::objective},
    {"issue", ColumnRole::objective}, {"issues", ColumnRole::objective}, {"issue identified", ColumnRole::objective},
    {"impact identified", ColumnRole::objective}, {"impacts identified", ColumnRole::objective},
    {"potential impact", ColumnRole::objective}, {"negative impact", ColumnRole::objective},
    {"adverse impact", ColumnRole::objective}, {"recommendation", ColumnRole::objective},
    {"recommendations", ColumnRole::objective}, {"finding", ColumnRole::objective}, {"findings", ColumnRole::objective},
    {"area for improvement", ColumnRole::objective}, {"area for consideration", ColumnRole::objective},
    {"you said", ColumnRole::objective}, {"what you said", ColumnRole::objective},
    {"what you told us", ColumnRole::objective}, {"what we heard", ColumnRole::objective},
    {"amcan", ColumnRole::objective}, {"amcanion", ColumnRole::objective}, {"nod", ColumnRole::objective, alone},

    {"action", ColumnRole::action}, {"actions", ColumnRole::action}, {"priority action", ColumnRole::action},
    {"priority actions", ColumnRole::action}, {"key action", ColumnRole::action},
    {"key actions", ColumnRole::action}, {"mitigation", ColumnRole::action}, {"mitigations", ColumnRole::action},
    {"mitigating action", ColumnRole::action}, {"mitigating actions", ColumnRole::action},
    {"action required", ColumnRole::action}, {"actions required", ColumnRole::action},
    {"action to mitigate", ColumnRole::action}, {"action to address", ColumnRole::action},
    {"action to be taken", ColumnRole::action}, {"actions to be taken", ColumnRole::action},
    {"activity", ColumnRole::action}, {"activities", ColumnRole::action}, {"task", ColumnRole::action},
    {"tasks", ColumnRole::action}, {"step", ColumnRole::action}, {"steps", ColumnRole::action},
    {"what we will do", ColumnRole::action}, {"what will we do", ColumnRole::action}, {"what we'll do", ColumnRole::action},
    {"what we are going to do", ColumnRole::action}, {"what are we going to do", ColumnRole::action},
    {"what are we doing", ColumnRole::action}, {"what we are doing", ColumnRole::action},
    {"how will we do it", ColumnRole::action}, {"how we will do it", ColumnRole::action},
    {"how will we achieve this", ColumnRole::action}, {"how we will achieve this", ColumnRole::action},
    {"how will we achieve it", ColumnRole::action}, {"how we will achieve it", ColumnRole::action},
    {"what needs to be done", ColumnRole::action}, {"what will be done", ColumnRole::action},
    {"what we said", ColumnRole::action}, {"what we said we would do", ColumnRole::action},
    {"what did we say we would do", ColumnRole::action}, {"what we said we'd do", ColumnRole::action},
    {"we said", ColumnRole::action}, {"we said we would", ColumnRole::action}, {"we will", ColumnRole::action},
    {"initiative", ColumnRole::action}, {"initiatives", ColumnRole::action}, {"project", ColumnRole::action},
    {"intervention", ColumnRole::action}, {"what", ColumnRole::action, alone}, {"description", ColumnRole::action},
    {"action description", ColumnRole::action}, {"cam gweithredu", ColumnRole::action},
    {"camau gweithredu", ColumnRole::action}, {"camau", ColumnRole::action}, {"gweithred", ColumnRole::action},
    {"gweithgaredd", ColumnRole::action}, {"beth fyddwn ni'n ei wneud", ColumnRole::action},

    {"measure", ColumnRole::measure}, {"measures", ColumnRole::measure}, {"commitment", ColumnRole::measure},
    {"commitments", ColumnRole::measure}, {"pledge", ColumnRole::measure}, {"pledges", ColumnRole::measure},
    {"promise", ColumnRole::measure}, {"deliverable", ColumnRole::measure}, {"deliverables", ColumnRole::measure},
    {"milestone", ColumnRole::measure}, {"milestones", ColumnRole::measure}, {"key milestones", ColumnRole::measure},
    {"indicator", ColumnRole::measure}, {"indicators", ColumnRole::measure}, {"performance indicator", ColumnRole::measure},
    {"performance measure", ColumnRole::measure}, {"key performance indicator", ColumnRole::measure},
    {"kpi", ColumnRole::measure}, {"pi", ColumnRole::measure, alone}, {"metric", ColumnRole::measure},
    {"mesur", ColumnRole::measure}, {"dangosydd", ColumnRole::measure}, {"ymrwymiad", ColumnRole::measure},

    {"theme", ColumnRole::section}, {"themes", ColumnRole::section}, {"strand", ColumnRole::section},
    {"pillar", ColumnRole::section}, {"section", ColumnRole::section, alone}, {"category", ColumnRole::section, alone},
    {"area", ColumnRole::section, alone}, {"priority area", ColumnRole::section}, {"focus area", ColumnRole::section},
    {"area of focus", ColumnRole::section}, {"module", ColumnRole::section, alone}, {"workstream", ColumnRole::section},
    {"thema", ColumnRole::section},

    {"start date", ColumnRole::ignored}, {"start", ColumnRole::ignored, alone}, {"review date", ColumnRole::ignored},
    {"date completed", ColumnRole::ignored}, {"date of update", ColumnRole::ignored}, {"last updated", ColumnRole::ignored},
    {"last update date", ColumnRole::ignored}, {"date added", ColumnRole::ignored}, {"date raised", ColumnRole::ignored},
    {"direction of travel", ColumnRole::ignored}, {"trend", ColumnRole::ignored}, {"baseline", ColumnRole::ignored},
    {"actual", ColumnRole::ignored}, {"outturn", ColumnRole::ignored}, {"resources", ColumnRole::ignored},
    {"resource", ColumnRole::ignored}, {"budget", ColumnRole::ignored}, {"cost", ColumnRole::ignored},
    {"costs", ColumnRole::ignored}, {"funding", ColumnRole::ignored}, {"risk", ColumnRole::ignored},
    {"risks", ColumnRole::ignored}, {"links", ColumnRole::ignored}, {"link to", ColumnRole::ignored},
    {"protected characteristic", ColumnRole::ignored}, {"protected characteristics", ColumnRole::ignored},
    {"characteristic", ColumnRole::ignored}, {"characteristics", ColumnRole::ignored}, {"priority level", ColumnRole::ignored},
    {"number of measures", ColumnRole::ignored}, {"number of actions", ColumnRole::ignored}, {"no of actions", ColumnRole::ignored},
    {"no of measures", ColumnRole::ignored}, {"number of", ColumnRole::ignored}, {"total number", ColumnRole::ignored},
    {"count", ColumnRole::ignored, alone}, {"total", ColumnRole::ignored, alone}, {"percentage", ColumnRole::ignored, alone},
    {"reporting to", ColumnRole::ignored}, {"reports to", ColumnRole::ignored}, {"governance", ColumnRole::ignored},
});
// clang-format on

struct Match {
    const Synonym* synonym = nullptr;
    std::size_t words = 0;  ///< tokens of the heading that it covers
};

/// The synonyms by their first word, for most words of a heading open none.
const std::multimap<std::string_view, const Synonym*>& synonyms_by_first_word() {
    static const auto index = [] {
        std::multimap<std::string_view, const Synonym*> by_word;
        for (const auto& synonym : synonyms)
            by_word.emplace(synonym.phrase.substr(0, synonym.phrase.find(' ')), &synonym);
        return by_word;
    }();
    return index;
}

/// The longest synonym of the roles that `wanted` allows; of several as long the first listed.
template <class Wanted>
Match longest_match(std::span<const Token> tokens, Wanted wanted) {
    Match best;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto [first, last] = synonyms_by_first_word().equal_range(tokens[at].text);
        for (auto entry = first; entry != last; ++entry) {
            const auto* const synonym = entry->second;
            const auto length = wanted(synonym->role) ? phrase_length(tokens, at, synonym->phrase) : 0;
            if (length == 0 || length < best.words) continue;
            if (synonym->standing == Standing::alone && length != tokens.size()) continue;
            if (length > best.words || synonym < best.synonym) best = {.synonym = synonym, .words = length};
        }
    }
    return best;
}

bool is_mere_mark(const Token& token) {
    return token.kind == TokenKind::mark && !token.is("#");
}

/// The words alone, without marks and without the dates that only say of when it is.
std::vector<Token> words_of_heading(std::span<const Token> heading) {
    auto tokens = without_dates(heading);
    std::erase_if(tokens, is_mere_mark);
    return tokens;
}

bool has_word(std::span<const Token> tokens, std::span<const std::string_view> words) {
    return std::ranges::any_of(tokens, [&](const Token& token) {
        return std::ranges::find(words, token.text) != words.end();
    });
}

constexpr std::array<std::string_view, 2> revised = {"revised", "new"};
constexpr std::array<std::string_view, 4> earlier = {"previous", "previously", "prior", "last"};
constexpr std::array<std::string_view, 10> broad = {
    "directorate",
    "department",
    "division",
    "service",
    "team",
    "partner",
    "partners",
    "member",
    "councillor",
    "portfolio"
};

bool is_filler(const Token& token) {
    constexpr std::array<std::string_view, 22> fillers = {
        "the",  "of", "and", "for", "to",   "a",  "an",       "is",         "in",  "on", "our",
        "this", "at", "as",  "or",  "with", "be", "equality", "equalities", "edi", "s",  "key"
    };
    return token.kind == TokenKind::number || std::ranges::find(fillers, token.text) != fillers.end();
}

}  // namespace

HeadingRole role_of_heading(std::string_view heading) {
    const auto all = tokens_of(heading);
    const auto tokens = words_of_heading(all);
    if (tokens.empty() || tokens.size() > longest_heading) return {};
    HeadingRole result{.moment = moment_of(all)};
    result.is_revised = has_word(tokens, revised);
    result.is_earlier = has_word(tokens, earlier);
    result.is_broad = has_word(tokens, broad);
    const auto best = longest_match(tokens, [](ColumnRole) { return true; });
    if (best.synonym == nullptr) {
        if (result.moment.quarter > 0 && tokens.size() <= 4)
            return {.role = ColumnRole::progress, .moment = result.moment, .is_close = true};
        return {};
    }
    result.role = best.synonym->role;
    const auto fillers = static_cast<std::size_t>(std::ranges::count_if(tokens, is_filler));
    const auto meaningful = tokens.size() - std::min(fillers, tokens.size() - best.words);
    result.is_close = best.words * 2 >= meaningful;
    const auto owner = longest_match(tokens, [](ColumnRole role) { return role == ColumnRole::owner; });
    const auto due = longest_match(tokens, [](ColumnRole role) { return role == ColumnRole::due; });
    const bool is_one_of_both = result.role == ColumnRole::owner || result.role == ColumnRole::due;
    if (is_one_of_both && owner.words > 0 && due.words > 0
        && owner.words + due.words + fillers >= tokens.size()) {
        result.role = ColumnRole::owner_and_due;
        result.is_close = true;
    }
    return result;
}

namespace {

std::optional<ColumnRole> whole_role(std::span<const Token> tokens) {
    if (tokens.empty() || tokens.size() > longest_heading) return std::nullopt;
    const auto best = longest_match(tokens, [](ColumnRole) { return true; });
    if (best.synonym == nullptr || best.words != tokens.size()) return std::nullopt;
    return best.synonym->role;
}

bool tells_of_a_time(ColumnRole role) {
    return role == ColumnRole::commentary || role == ColumnRole::progress || role == ColumnRole::status;
}

}  // namespace

std::optional<ColumnRole> role_of_label(std::string_view label) {
    const auto all = tokens_of(label);
    auto words = all;
    std::erase_if(words, is_mere_mark);
    if (const auto role = whole_role(words)) return role;
    // "Position at 30 September 2026" is a label; "Target date - October 2031" has its value already, and so
    // has what stands before the label in "October 2031 Progress".
    const auto undated = words_of_heading(all);
    const bool opens_it = !undated.empty() && undated.front().begin == all.front().begin;
    const auto role = opens_it ? whole_role(undated) : std::nullopt;
    return role && tells_of_a_time(*role) ? role : std::nullopt;
}

}  // namespace dueregard::plan
