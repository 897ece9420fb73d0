#include "intake/kind_words.hpp"

#include <array>

namespace dueregard::intake {

namespace {

using enum DocumentKind;

// clang-format off
constexpr std::array cues = std::to_array<Cue>({
    {progress_report, "progress report", 2.0, 1.0, 0.2}, {progress_report, "progress update", 2.0, 1.0, 0.2},
    {progress_report, "monitoring report", 2.0, 1.0, 0.2}, {progress_report, "performance report", 2.0, 1.0, 0.2},
    {progress_report, "quarterly report", 2.0, 1.0, 0.2}, {progress_report, "quarterly update", 2.0, 1.0, 0.2},
    {progress_report, "annual report", 1.5, 0.5, 0.0}, {progress_report, "equality annual report", 3.0, 0.5, 0.0},
    {progress_report, "annual equality report", 3.0, 0.5, 0.0}, {progress_report, "mainstreaming report", 1.5, 0.5, 0.2},
    {progress_report, "half year", 0.5, 0.3, 0.0}, {progress_report, "what we did", 0.5, 0.5, 0.2},
    {progress_report, "adroddiad cynnydd", 2.0, 1.0, 0.2},
    {action_plan, "action plan", 2.0, 1.0, 0.2}, {action_plan, "delivery plan", 2.0, 1.0, 0.2},
    {action_plan, "improvement plan", 2.0, 1.0, 0.2}, {action_plan, "action log", 2.0, 1.0, 0.2},
    {action_plan, "implementation plan", 2.0, 1.0, 0.2}, {action_plan, "cynllun gweithredu", 2.0, 1.0, 0.2},

    {strategy, "strategy", 3.0, 1.0, 0.3}, {strategy, "framework 20", 0.5, 0.2, 0.0}, {strategy, "equality plan", 1.5, 0.5, 0.2}, {strategy, "what we will do", 0.2, 0.6, 0.2}, {strategy, "how we will know", 0.0, 0.6, 0.2},
    {strategy, "our priorities", 0.3, 0.8, 0.2}, {strategy, "strategic priorities", 0.3, 0.8, 0.2}, {strategy, "scheme", 1.5, 0.3, 0.1}, {strategy, "equality scheme", 2.0, 0.5, 0.2},
    {strategy, "strategic equality plan", 3.0, 1.0, 0.5}, {strategy, "policy statement", 1.0, 0.5, 0.1},
    {strategy, "foreword", 0.5, 1.5, 0.5}, {strategy, "vision", 0.5, 1.0, 0.3}, {strategy, "our commitment", 0.5, 1.0, 0.3},
    {strategy, "priority areas", 0.3, 0.8, 0.2}, {strategy, "priorities", 0.3, 0.8, 0.2}, {strategy, "oversight", 0.0, 0.5, 0.1},
    {strategy, "governance", 0.0, 0.5, 0.1}, {strategy, "key facts", 0.0, 0.5, 0.1}, {strategy, "legal context", 0.0, 0.5, 0.1},
    {strategy, "public sector equality duty", 0.0, 0.4, 0.2}, {strategy, "equality act 2010", 0.0, 0.3, 0.2},
    {strategy, "delivering this strategy", 0.0, 1.0, 0.5}, {strategy, "this strategy", 0.0, 0.5, 0.7},
    {strategy, "our principles", 0.0, 0.5, 0.1}, {strategy, "how we will deliver", 0.0, 0.5, 0.2},
    {strategy, "over the next four years", 0.0, 0.0, 0.3}, {strategy, "strategaeth", 3.0, 1.0, 0.3},

    {peer_challenge_report, "peer challenge", 2.0, 1.0, 0.6}, {peer_challenge_report, "peer review", 2.0, 1.0, 0.4},
    {peer_challenge_report, "areas for consideration", 0.5, 1.5, 0.5}, {peer_challenge_report, "areas for improvement", 0.0, 0.8, 0.2},
    {peer_challenge_report, "strengths", 0.0, 1.0, 0.2}, {peer_challenge_report, "peer team", 0.0, 0.8, 0.4},
    {peer_challenge_report, "the team was", 0.0, 0.5, 0.6}, {peer_challenge_report, "challenge team", 0.0, 0.5, 0.4},
    {peer_challenge_report, "critical friends", 0.0, 0.3, 0.3}, {peer_challenge_report, "detailed findings", 0.0, 1.0, 0.2},
    {peer_challenge_report, "recommendations", 0.0, 0.4, 0.1}, {peer_challenge_report, "executive summary", 0.0, 0.3, 0.0},
    {peer_challenge_report, "signposting", 0.0, 0.8, 0.2}, {peer_challenge_report, "innovative", 0.0, 0.4, 0.0},
    {peer_challenge_report, "equality framework for local government", 0.3, 0.3, 0.3},
    {peer_challenge_report, "the team appreciates", 0.0, 0.0, 0.6},

    {committee_report, "members are asked", 0.0, 1.5, 1.5}, {committee_report, "is recommended to", 0.0, 1.0, 1.0},
    {committee_report, "are recommended to", 0.0, 1.0, 0.8}, {committee_report, "it is recommended that", 0.0, 0.8, 0.6},
    {committee_report, "is asked to note", 0.0, 1.0, 1.0}, {committee_report, "is asked to approve", 0.0, 1.0, 1.0},
    {committee_report, "is asked to", 0.0, 0.8, 0.5}, {committee_report, "are asked to", 0.0, 0.8, 0.5},
    {committee_report, "recommended that the committee", 0.0, 1.0, 0.8}, {committee_report, "date of meeting", 0.0, 0.8, 0.6},
    {committee_report, "report to", 0.3, 0.5, 0.4}, {committee_report, "report by the", 0.3, 0.8, 0.6},
    {committee_report, "decision required", 0.0, 0.8, 0.6}, {committee_report, "contact officer", 0.0, 0.5, 0.4},
    {committee_report, "implications", 0.0, 1.0, 0.2}, {committee_report, "risk implications", 0.0, 0.8, 0.3},
    {committee_report, "human resources implications", 0.0, 0.8, 0.3}, {committee_report, "committee agrees", 0.0, 0.5, 0.4},
    {committee_report, "resolved to", 0.0, 0.3, 0.2}, {committee_report, "financial implications", 0.0, 1.5, 0.8},
    {committee_report, "legal implications", 0.0, 1.5, 0.8}, {committee_report, "resource implications", 0.0, 1.0, 0.4},
    {committee_report, "equality implications", 0.0, 0.8, 0.3}, {committee_report, "equalities implications", 0.0, 0.8, 0.3},
    {committee_report, "risk management", 0.0, 0.4, 0.1}, {committee_report, "background papers", 0.0, 1.5, 1.0},
    {committee_report, "purpose of report", 0.0, 1.5, 1.0}, {committee_report, "purpose of the report", 0.0, 1.5, 1.0},
    {committee_report, "report of the", 0.5, 1.0, 0.7}, {committee_report, "report author", 0.0, 0.7, 0.5},
    {committee_report, "wards affected", 0.0, 1.0, 1.0}, {committee_report, "ward s affected", 0.0, 1.0, 1.0},
    {committee_report, "agenda item", 0.5, 0.7, 0.4}, {committee_report, "scrutiny committee", 0.7, 0.4, 0.2},
    {committee_report, "committee", 0.7, 0.2, 0.0}, {committee_report, "cabinet", 0.5, 0.2, 0.0},
    {committee_report, "key decision", 0.0, 0.7, 0.5}, {committee_report, "reasons for recommendation", 0.0, 1.0, 0.5},

    {impact_assessment, "equality impact assessment", 4.0, 1.5, 0.4}, {impact_assessment, "impact assessment", 2.5, 1.0, 0.2},
    {impact_assessment, "equality analysis", 3.5, 1.5, 0.3}, {impact_assessment, "eqia", 3.0, 1.0, 0.2},
    {impact_assessment, "eia", 2.5, 0.8, 0.1}, {impact_assessment, "eqhria", 3.0, 1.0, 0.3}, {impact_assessment, "eina", 2.5, 1.0, 0.2},
    {impact_assessment, "screening", 0.8, 0.8, 0.2}, {impact_assessment, "protected characteristics", 0.3, 0.8, 0.1},
    {impact_assessment, "protected characteristic", 0.3, 0.8, 0.2}, {impact_assessment, "positive impact", 0.0, 0.5, 0.4},
    {impact_assessment, "negative impact", 0.0, 0.5, 0.4}, {impact_assessment, "adverse impact", 0.0, 0.5, 0.4},
    {impact_assessment, "neutral impact", 0.0, 0.5, 0.4}, {impact_assessment, "no impact", 0.0, 0.3, 0.3},
    {impact_assessment, "mitigation", 0.0, 0.6, 0.3}, {impact_assessment, "mitigating actions", 0.0, 0.6, 0.3},
    {impact_assessment, "who will be affected", 0.0, 1.0, 0.6}, {impact_assessment, "who is affected", 0.0, 1.0, 0.6},
    {impact_assessment, "name of policy", 0.0, 1.0, 1.0}, {impact_assessment, "being assessed", 0.0, 0.8, 0.6},
    {impact_assessment, "proposal", 0.0, 0.4, 0.1}, {impact_assessment, "sign off", 0.0, 0.5, 0.2},
    {impact_assessment, "asesiad effaith", 3.0, 1.0, 0.5},

    {self_assessment, "self assessment", 3.5, 1.0, 0.3}, {self_assessment, "criterion", 0.5, 1.0, 0.4},
    {self_assessment, "criteria", 0.3, 0.8, 0.2}, {self_assessment, "judgement", 0.0, 0.8, 0.3},
    {self_assessment, "our judgement", 0.0, 0.8, 0.4}, {self_assessment, "developing", 0.3, 0.7, 0.2},
    {self_assessment, "achieving", 0.3, 0.7, 0.1}, {self_assessment, "excellent", 0.3, 0.7, 0.1},
    {self_assessment, "evidence", 0.2, 0.6, 0.1}, {self_assessment, "level", 0.0, 0.4, 0.1},
    {self_assessment, "equality framework", 1.0, 0.7, 0.2}, {self_assessment, "partly met", 0.0, 0.3, 0.3},

    {objectives, "equality objectives", 3.5, 1.0, 0.3}, {objectives, "equality objective", 2.0, 0.8, 0.3},
    {objectives, "objective 1", 0.3, 1.2, 0.6}, {objectives, "objective 2", 0.3, 1.2, 0.6}, {objectives, "objective 3", 0.2, 0.6, 0.3},
    {objectives, "why we chose", 0.0, 1.0, 0.8}, {objectives, "why have we chosen", 0.0, 1.0, 0.8},
    {objectives, "why this objective", 0.0, 1.0, 0.8}, {objectives, "how we will measure", 0.0, 0.4, 0.2},
    {objectives, "equality outcomes", 2.0, 0.8, 0.3}, {objectives, "amcanion cydraddoldeb", 3.5, 1.0, 0.5},
});
// clang-format on

constexpr std::array slide_titles = std::to_array<std::string_view>(
    {"presentation",
     "slides",
     "slide 1",
     "closing feedback",
     "headline feedback",
     "headline findings",
     "feedback session"}
);

constexpr std::array report_titles =
    std::to_array<std::string_view>({"report", "adroddiad", "dear", "executive summary", "letter"});

constexpr std::array foreign = std::to_array<std::string_view>({
    "apologies for absence",
    "apologies were received",
    "apologies",
    "matters arising",
    "minutes of the",
    "minutes of",
    "in attendance",
    "date of next meeting",
    "any other business",
    "declarations of interest",
    "the meeting closed",
    "the chair welcomed",
    "invoice",
    "invoice number",
    "amount due",
    "vat",
    "subtotal",
    "purchase order",
    "unit price",
    "qty",
    "sort code",
    "ingredients",
    "payslip",
    "lorem ipsum",
    "dolor sit amet",
    "curriculum vitae",
});

constexpr std::array characteristics = std::to_array<std::string_view>({
    "age",
    "disability",
    "gender reassignment",
    "marriage and civil partnership",
    "marriage",
    "pregnancy and maternity",
    "pregnancy",
    "race",
    "ethnicity",
    "religion or belief",
    "religion",
    "sex",
    "sexual orientation",
});

}  // namespace

std::span<const Cue> kind_cues() {
    return cues;
}

std::span<const std::string_view> words_of_slide_titles() {
    return slide_titles;
}

std::span<const std::string_view> words_of_report_titles() {
    return report_titles;
}

std::span<const std::string_view> foreign_words() {
    return foreign;
}

std::span<const std::string_view> characteristic_words() {
    return characteristics;
}

}  // namespace dueregard::intake
