#include "monitoring/pay_action.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>

namespace dueregard::monitoring {

namespace {

using enum PayActionArea;

constexpr std::array<PayAction, 18> actions{
    {{"MakeJobDescriptionsInclusive",
      recruiting,
      "Make job descriptions inclusive",
      "https://www.gov.uk/government/publications/make-job-descriptions-inclusive/make-job-descriptions-inclusive"
     },
     {"EncourageApplicationsFromARangeOfCandidates",
      recruiting,
      "Encourage applications from a range of candidates",
      "https://www.gov.uk/government/publications/encourage-applications-from-a-range-of-candidates/encourage-applications-from-a-range-of-candidates"
     },
     {"ReduceUnconsciousBiasInCvScreening",
      recruiting,
      "Reduce unconscious bias in CV screening",
      "https://www.gov.uk/government/publications/reduce-unconscious-bias-in-cv-screening/reduce-unconscious-bias-in-cv-screening"
     },
     {"UseFairAndStructuredInterviewTechniques",
      recruiting,
      "Use fair and structured interview techniques",
      "https://www.gov.uk/government/publications/use-fair-and-structured-interview-techniques/use-fair-and-structured-interview-techniques"
     },
     {"AdvertiseLeavePoliciesInJobAdverts",
      recruiting,
      "Advertise leave policies in job adverts",
      "https://www.gov.uk/government/publications/advertise-leave-policies-in-job-adverts/advertise-leave-policies-in-job-adverts"
     },
     {"AdvertiseFlexibleWorkingArrangementsInJobAdverts",
      recruiting,
      "Advertise flexible working arrangements in job adverts",
      ""},
     {"AutomaticallyConsiderEligibleEmployeesForPromotion",
      developing,
      "Automatically consider eligible employees for promotion",
      "https://www.gov.uk/government/publications/automatically-consider-eligible-employees-for-promotion/automatically-consider-eligible-employees-for-promotion"
     },
     {"EncourageEmployeeDevelopmentThroughActionableSteps",
      developing,
      "Encourage employee development through actionable steps",
      "https://www.gov.uk/government/publications/encourage-employee-development-through-actionable-steps/encourage-employee-development-through-actionable-steps"
     },
     {"OfferMentoringSponsorshipAndOtherDevelopmentProgrammes",
      developing,
      "Offer mentoring, sponsorship and other development programmes",
      "https://www.gov.uk/government/publications/offer-mentoring-sponsorship-and-other-development-programmes/offer-mentoring-sponsorship-and-other-development-programmes"
     },
     {"SetTargetsToImproveGenderRepresentation",
      diversity,
      "Set targets to improve gender representation",
      "https://www.gov.uk/government/publications/set-targets-to-improve-gender-representation/set-targets-to-improve-gender-representation"
     },
     {"IncreaseTransparencyForPayPromotionAndRewards",
      transparency,
      "Increase transparency for pay, promotion and rewards",
      "https://www.gov.uk/government/publications/increase-transparency-for-pay-promotion-and-rewards/increase-transparency-for-pay-promotion-and-rewards"
     },
     {"EnhanceAndPromoteFlexibleWorkingAndLeavePolicies",
      transparency,
      "Enhance and promote flexible working and leave policies",
      "https://www.gov.uk/government/publications/enhance-and-promote-flexible-working-and-leave-policies/enhance-and-promote-flexible-working-and-leave-policies"
     },
     {"TrainManagersToSupportEmployeesExperiencingMenopause",
      menopause,
      "Train managers to support employees experiencing menopause",
      "https://www.gov.uk/government/publications/train-managers-to-support-employees-experiencing-menopause/train-managers-to-support-employees-experiencing-menopause"
     },
     {"OfferOccupationalHealthAdviceForMenopause",
      menopause,
      "Offer occupational health advice to employees experiencing menopause",
      "https://www.gov.uk/government/publications/offer-occupational-health-advice-for-employees-experiencing-menopause/offer-occupational-health-advice-for-employees-experiencing-menopause"
     },
     {"SetUpMenopauseSupportGroupsAndNetworks",
      menopause,
      "Set up menopause support groups and networks",
      "https://www.gov.uk/government/publications/set-up-menopause-support-groups-and-networks/set-up-menopause-support-groups-and-networks"
     },
     {"OfferWorkplaceAdjustmentsForMenopause",
      menopause,
      "Offer workplace adjustments to employees experiencing menopause",
      "https://www.gov.uk/government/publications/offer-workplace-adjustments-for-employees-experiencing-menopause/offer-workplace-adjustments-for-employees-experiencing-menopause"
     },
     {"ConductMenopauseRiskAssessmentForWorkplace",
      menopause,
      "Conduct a menopause risk assessment for your workplace",
      "https://www.gov.uk/government/publications/conduct-a-menopause-risk-assessment-for-your-workplace/conduct-a-menopause-risk-assessment-for-your-workplace"
     },
     {"ReviewPoliciesProceduresMenopause",
      menopause,
      "Review policies and procedures to meet the needs of employees experiencing menopause",
      "https://www.gov.uk/government/publications/review-policies-and-procedures-to-meet-the-needs-of-employees-experiencing-menopause/review-policies-and-procedures-to-meet-the-needs-of-employees-experiencing-menopause"
     }}
};

struct StageRow {
    PayActionStage stage = PayActionStage::planned;
    std::string_view name;
    std::string_view title;
};

constexpr std::array<StageRow, 3> stages{
    {{PayActionStage::planned, "planned", "Planned"},
     {PayActionStage::under_way, "under_way", "Under way"},
     {PayActionStage::done, "done", "Done"}}
};

const StageRow& row_of(PayActionStage stage) {
    const auto* const row = std::ranges::find(stages, stage, &StageRow::stage);
    ensure(row != stages.end(), "a stage is one of those listed");
    return *row;
}

}  // namespace

std::span<const PayAction> all_pay_actions() {
    return actions;
}

const PayAction* find_pay_action(std::string_view key) {
    const auto* const found = std::ranges::find(actions, key, &PayAction::key);
    return found == actions.end() ? nullptr : found;
}

std::string_view title_of(PayActionArea area) {
    switch (area) {
    case recruiting:
        return "Recruiting staff";
    case developing:
        return "Developing and promoting staff";
    case diversity:
        return "Building diversity into the organisation";
    case transparency:
        return "Increasing transparency";
    case menopause:
        return "Supporting employees experiencing menopause";
    }
    ensure(false, "an area is one of those listed");
    return {};
}

std::string_view name_of(PayActionStage stage) {
    return row_of(stage).name;
}

std::string_view title_of(PayActionStage stage) {
    return row_of(stage).title;
}

std::optional<PayActionStage> pay_action_stage_named(std::string_view name) {
    const auto* const found = std::ranges::find(stages, name, &StageRow::name);
    return found == stages.end() ? std::nullopt : std::optional(found->stage);
}

}  // namespace dueregard::monitoring
