using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Closings;

/// <summary>One closing with its call list, until nobody is left to be called.</summary>
public sealed class OneModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.WorkWorklist;

    [BindProperty(Name = "closingId", SupportsGet = true)]
    public string ClosingId { get; set; } = "";

    /// <summary>The day was just closed.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public bool Done { get; set; }

    public DayClosing One { get; private set; } = null!;

    public IReadOnlyList<ClosingCallAnswer> Calls { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Venues { get; private set; } = new Dictionary<string, string>();

    private string Path => "closings/" + Uri.EscapeDataString(ClosingId);

    public async Task<IActionResult> OnGet()
    {
        if ((await Api.Ask<DayClosing>(Path)).Value is not { } found) return Redirect(Account.May(Right.CloseDays) ? "/staff/closings" : "/staff");
        One = found;
        Calls = await Api.Get<ClosingCallAnswer[]>(Path + "/calls");
        Venues = (await Api.Get<JsonElement[]>("venues")).ToDictionary(venue => venue.GetProperty("id").GetString()!, venue => venue.GetProperty("name").GetString()!);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "number")] string? number, [FromForm(Name = "result")] string? result)
    {
        var reply = await Api.Post<object>($"{Path}/calls/{Uri.EscapeDataString(number ?? "")}", new { result }, Operation);
        if (reply.Problem is null) return Redirect($"/staff/closings/{ClosingId}");
        Add(reply.Problem);
        return await OnGet();
    }

    public string NameOf(string venue) => Venues.GetValueOrDefault(venue, venue);
}
