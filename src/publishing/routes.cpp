#include "publishing/routes.hpp"

#include "publishing/challenge_report_pages.hpp"
#include "publishing/report_pages.hpp"
#include "publishing/submission_pages.hpp"
#include "publishing/workforce_pages.hpp"

#include <array>

namespace dueregard::publishing {

std::span<const accounts::Route> routes() {
    using accounts::Permission;
    using web::Method;
    static constexpr std::array<accounts::Route, 11> table = {{
        {Method::get, "/reports", Permission::read_reports, show_reports},
        {Method::get, "/reports/progress/{}", Permission::read_reports, show_progress_report},
        {Method::get, "/reports/progress/{}/{}", Permission::read_reports, download_progress_report},
        {Method::get, "/reports/workforce", Permission::read_reports, show_workforce_report},
        {Method::get, "/reports/workforce/{}", Permission::read_reports, download_workforce_report},
        {Method::get, "/self-assessments/{}/submission", Permission::read_plan, show_submission},
        {Method::get, "/self-assessments/{}/submission/{}", Permission::read_plan, download_submission},
        {Method::get, "/challenges/{}/report", Permission::read_challenges, show_challenge_report},
        {Method::get, "/challenges/{}/report/{}", Permission::read_challenges, download_challenge_report},
        {Method::get, "/challenges/{}/right-of-reply", Permission::read_challenges, show_right_of_reply},
        {Method::get, "/challenges/{}/right-of-reply/{}", Permission::read_challenges, download_right_of_reply
        },
    }};
    return table;
}

}  // namespace dueregard::publishing
