using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
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

    /// <summary>What cannot be read as a number is none: nobody on this side typed it.</summary>
    public void OnGet()
    {
        if (ContactFields.Read(Contact.None with { Phone = Ani }) is { Errors.IsEmpty: false }) Ani = null;
    }
}
