using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Pages;

/// <summary>A page from which files are taken, as the API streams and names them.</summary>
public abstract class FilePage(StaffServices services) : StaffPage(services)
{
    /// <summary>What a file with personal data is for, as it was typed.</summary>
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <returns>Null: refused, and the errors say why.</returns>
    protected async Task<IActionResult?> Hand(string path, string mediaType = "text/csv")
    {
        var answer = await Api.Download(path, mediaType);
        HttpContext.Response.RegisterForDispose(answer);
        var headers = answer.Content.Headers;
        if (answer.IsSuccessStatusCode)
            return File(await answer.Content.ReadAsStreamAsync(HttpContext.RequestAborted), headers.ContentType!.ToString(),
                headers.ContentDisposition?.FileName?.Trim('"'));
        if (await answer.Content.ReadFromJsonAsync<ApiProblem>() is { } problem) Add(problem);
        return null;
    }

    /// <summary>A file with personal data: who takes it, when and what for is recorded (P7).</summary>
    /// <inheritdoc cref="Hand" />
    protected async Task<IActionResult?> HandForReason(string path, string mediaType = "text/csv")
    {
        if (!string.IsNullOrWhiteSpace(Reason)) return await Hand(QueryHelpers.AddQueryString(path, "reason", Reason.Trim()), mediaType);
        Add("reason", "Lists.reason-missing");
        return null;
    }
}
