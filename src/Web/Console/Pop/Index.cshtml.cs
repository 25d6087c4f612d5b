using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Pop;

/// <summary>Where a telephone system sends the operator's browser when it puts a caller through; opening it changes nothing yet.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.TakeCalls;

    /// <summary>The caller's number.</summary>
    [BindProperty(Name = "ani", SupportsGet = true)]
    public string? Ani { get; set; }

    public void OnGet()
    {
    }
}
