using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Closes days (C4).</summary>
public sealed class ClosureModel(StaffServices services) : ChangePage(services)
{
    public override Right Needed => Right.ManageSchedule;

    [BindProperty(Name = "first", SupportsGet = true)]
    public string? First { get; set; }

    [BindProperty(Name = "last")]
    public string? Last { get; set; }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(bool save)
    {
        if (!await Load()) return NotFound();
        First = TypedMoment.Date(First, Today);
        Last = string.IsNullOrWhiteSpace(Last) ? First : TypedMoment.Date(Last, Today);
        return await Send(HttpMethod.Post, $"{ApiPath}/closures", new { first = First, last = Last, reason = Reason }, save);
    }
}
