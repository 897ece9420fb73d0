#pragma once
// What somebody is told of their second step at sign-in, in case it was not they who did it.

#include "accounts/letter.hpp"

#include <span>
#include <string_view>

namespace dueregard::accounts {

constexpr std::string_view second_step_on_kind = "second_step_on";
constexpr std::string_view second_step_off_kind = "second_step_off";
constexpr std::string_view recovery_code_used_kind = "recovery_code_used";
constexpr std::string_view code_used_again_kind = "code_used_again";
constexpr std::string_view codes_refused_kind = "codes_refused";

[[nodiscard]] std::span<const LetterKind> second_step_letter_kinds();

}  // namespace dueregard::accounts
