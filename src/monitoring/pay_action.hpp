#pragma once
// The actions that the government's gender pay gap service offers for an employer's action plan. Keys, names
// and addresses are those of github.com/ukgov-equality-hub/gender-pay-gap, ActionsHelper.cs, Crown copyright
// (Cabinet Office), under the MIT licence (packaging/copyright).

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dueregard::monitoring {

enum class PayActionArea { recruiting, developing, diversity, transparency, menopause };

struct PayAction {
    std::string_view key;
    PayActionArea area = PayActionArea::recruiting;
    std::string_view name;
    std::string_view guidance;  ///< address; "" where there is none
};

/// In the service's order, area by area.
[[nodiscard]] std::span<const PayAction> all_pay_actions();
[[nodiscard]] const PayAction* find_pay_action(std::string_view key);
/// "Recruiting staff"
[[nodiscard]] std::string_view title_of(PayActionArea area);

enum class PayActionStage { planned, under_way, done };

/// As stored, "under_way", and as shown, "Under way".
[[nodiscard]] std::string_view name_of(PayActionStage stage);
[[nodiscard]] std::string_view title_of(PayActionStage stage);
[[nodiscard]] std::optional<PayActionStage> pay_action_stage_named(std::string_view name);

/// An action that the council has chosen.
struct PlannedPayAction {
    std::string key;
    PayActionStage stage = PayActionStage::planned;
    std::string words;  ///< what the council does, in its own words
    friend bool operator==(const PlannedPayAction&, const PlannedPayAction&) = default;
};

}  // namespace dueregard::monitoring
