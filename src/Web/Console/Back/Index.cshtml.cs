using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Back;

/// <summary>Where a sign-in in another tab ends: what was typed waits in the first one.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.KeepOwnAccount;

    public void OnGet()
    {
    }
}
