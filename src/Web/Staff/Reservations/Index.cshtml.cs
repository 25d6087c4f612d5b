using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>Finds reservations by what somebody says, those to come first.
/// The text may be personal: it is sent as a form and stays out of addresses (P1).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadReservations;

    public CityNames Names { get; private set; } = CityNames.None;

    public CallerSearch? Found { get; private set; }

    [BindProperty(Name = "query")]
    public string? Query { get; set; }

    /// <summary>Where the page after the one before begins.</summary>
    [BindProperty(Name = "cursor")]
    public string? Cursor { get; set; }

    public bool MayBook => Account.May(Right.Book);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            Add("query", "Reservations.query-missing");
            return Page();
        }

        var reply = await CallerSearch.Read(Api, Query.Trim(), Today, string.IsNullOrEmpty(Cursor) ? null : Cursor);
        if (reply.Problem is { } problem) Add(problem);
        else if (reply.Value!.Items.Count == 0) Add("query", "Reservations.none");
        else if (reply.Value.Items.Count == 1 && string.IsNullOrEmpty(Cursor)) return Redirect("/staff/reservations/" + reply.Value.Items[0].Number);
        Found = reply.Value;
        if (Found?.Items.Count > 0) Names = await CityNames.Read(Api);
        return Page();
    }
}
