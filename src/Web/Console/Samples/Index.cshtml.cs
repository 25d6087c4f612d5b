using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Samples;

/// <summary>What the manager looks at afterwards: calls drawn by lot, and every caller without the notice letter.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.LeadCentre;

    public IReadOnlyList<Sample> All { get; private set; } = [];

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "count")]
    public string? Count { get; set; }

    /// <summary>How many were just drawn.</summary>
    [BindProperty(Name = "drawn", SupportsGet = true)]
    public int? Drawn { get; set; }

    public async Task OnGet() => All = await Api.Get<Sample[]>("samples");

    public async Task<IActionResult> OnPostDraw()
    {
        var body = new { from = TypedMoment.Date(From, Today), to = TypedMoment.Date(To, Today),
            count = string.IsNullOrWhiteSpace(Count) ? null : (int?)(TypedMoment.Number(Count) ?? 0) };
        var reply = await Api.Post<Drawn>("samples", body, Operation);
        if (reply.Value is { } drawn) return Redirect($"/staff/samples?drawn={drawn.Count}");
        Add(reply.Problem!);
        await OnGet();
        return Page();
    }

    public async Task<IActionResult> OnPostCheck(Guid id, string? finding)
    {
        var reply = await Api.Put<object>($"samples/{id}", new { finding = string.IsNullOrWhiteSpace(finding) ? null : finding }, Operation);
        if (reply.Problem is null) return Redirect("/staff/samples");
        if (reply.Status == StatusCodes.Status404NotFound) Add(null, "Centre.sample-own");
        else Add(reply.Problem);
        await OnGet();
        return Page();
    }
}
