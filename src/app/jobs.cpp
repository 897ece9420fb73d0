#include "app/jobs.hpp"

#include "accounts/send_mail.hpp"
#include "app/migrations.hpp"
#include "app/site.hpp"
#include "backup/backup_job.hpp"
#include "evidence/reading.hpp"
#include "monitoring/retention_job.hpp"
#include "plan/reminder_job.hpp"
#include "scheme/expiry_job.hpp"

namespace dueregard::app {

std::vector<jobs::Job> all_jobs(const Configuration& configuration) {
    std::vector<jobs::Job> all{evidence::reading_job(), monitoring::retention_job()};
    if (auto settings = mail::read_mail_settings(configuration)) {
        const auto kinds = all_letter_kinds();
        all.push_back(accounts::mail_job(
            std::move(*settings),
            {.kinds = {kinds.begin(), kinds.end()}, .site = accounts::site_address(configuration)}
        ));
        all.push_back(plan::reminder_job());
        all.push_back(scheme::expiry_job());
    }
    if (const auto settings = backup::read_backup_settings(configuration)) {
        all.push_back(backup::backup_job(*settings));
        all.push_back(backup::drill_job(*settings, all_migrations()));
    }
    return all;
}

}  // namespace dueregard::app
