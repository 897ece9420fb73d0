#include "monitoring/population.hpp"

#include <algorithm>
#include <array>

namespace dueregard::monitoring {

namespace {

constexpr std::array<Population, 15> all_populations = {{
    {"service_users", "Service users", "service users"},
    {"residents", "Residents", "residents"},
    {"workforce", "Workforce", "employees", true},
    {"top_earners", "Top 5% of earners", "employees", true},
    {"applicants", "Applicants", "applicants", true},
    {"shortlisted", "Shortlisted applicants", "applicants", true},
    {"appointed", "Appointed applicants", "applicants", true},
    {"leavers", "Leavers", "leavers", true},
    {"promotions", "People promoted", "people promoted", true},
    {"training", "People trained", "people trained", true},
    {"grievances", "Grievances", "grievances", true},
    {"disciplinaries", "Disciplinary cases", "disciplinary cases", true},
    {"complaints", "Complaints", "complaints"},
    {"panel", "Residents' panel", "panel members"},
    {"board", "Board members", "board members"},
}};

constexpr std::array<LawfulBasis, 4> all_bases = {{
    {"public_task",
     "Public task and equality of opportunity (UK GDPR, articles 6(1)(e) and 9(2)(g); Data Protection Act 2018, "
     "Schedule 1, paragraph 8)"},
    {"employment", "Legal obligation in employment (articles 6(1)(c) and 9(2)(b); Schedule 1, paragraph 1)"},
    {"statistics", "Statistics in the public interest (articles 6(1)(e) and 9(2)(j); Schedule 1, paragraph 4)"
    },
    {"consent", "Explicit consent (articles 6(1)(a) and 9(2)(a))"},
}};

}  // namespace

std::span<const Population> populations() {
    return all_populations;
}

const Population* find_population(std::string_view name) {
    const auto* const at = std::ranges::find(all_populations, name, &Population::name);
    return at == all_populations.end() ? nullptr : at;
}

std::span<const LawfulBasis> lawful_bases() {
    return all_bases;
}

const LawfulBasis* find_lawful_basis(std::string_view name) {
    const auto* const at = std::ranges::find(all_bases, name, &LawfulBasis::name);
    return at == all_bases.end() ? nullptr : at;
}

}  // namespace dueregard::monitoring
