using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Applicants;

/// <summary>How far an upload is; the page loads itself again until it is over.</summary>
public sealed class UploadModel(StaffServices services) : FilePage(services)
{
    public override Right Needed => Right.ManageApplicants;

    [BindProperty(Name = "uploadId", SupportsGet = true)]
    public string UploadId { get; set; } = "";

    public UploadProgress Progress { get; private set; } = null!;

    /// <summary>Null: older than the list.</summary>
    public UploadSummary? Summary { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if ((await Api.Ask<UploadProgress>("applicants/imports/" + Uri.EscapeDataString(UploadId))).Value is not { } progress)
            return Redirect("/staff/applicants");
        Progress = progress;
        Summary = (await Api.Get<UploadSummary[]>("applicants/imports")).FirstOrDefault(one => one.Id.ToString() == UploadId);
        return Page();
    }

    /// <summary>The made IDs for the mail merge; who takes them, and what for, is recorded.</summary>
    public async Task<IActionResult> OnPostFile() => await HandForReason($"applicants/issues/{Uri.EscapeDataString(UploadId)}.csv") ?? await OnGet();
}
