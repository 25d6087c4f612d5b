using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Applicants;

/// <summary>Imports the city's reservation IDs, or has the system make them (D1).</summary>
/// <remarks>A file stays in memory on its way to the API: no copy of it lies on this node's disk (P7). Larger ones go to the API directly.</remarks>
[RequestSizeLimit(FileLimit), RequestFormLimits(MultipartBodyLengthLimit = FileLimit, MemoryBufferThreshold = FileLimit)]
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    private const int FileLimit = 64 * 1024 * 1024;

    public override Right Needed => Right.ManageApplicants;

    public IReadOnlyList<UploadSummary> Uploads { get; private set; } = [];

    public async Task OnGet() => Uploads = await Api.Get<UploadSummary[]>("applicants/imports");

    public Task<IActionResult> OnPostImport([FromForm(Name = "importFile")] IFormFile? file) => Send(file, "importFile", "applicants/imports");

    public Task<IActionResult> OnPostIssue([FromForm(Name = "issueFile")] IFormFile? file) => Send(file, "issueFile", "applicants/issues");

    private async Task<IActionResult> Send(IFormFile? file, string field, string path)
    {
        if (file is null || file.Length == 0)
        {
            Add(field, "Applicants.file-missing");
        }
        else
        {
            await using var stream = file.OpenReadStream();
            var reply = await Api.Upload<Accepted>(path, stream, "text/csv", Operation);
            if (reply.Value is { } accepted) return Redirect($"/staff/applicants/uploads/{accepted.Id}");
            Add(reply.Problem!);
        }

        await OnGet();
        return Page();
    }

    private sealed record Accepted(string Id);
}
