using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Console.Manuals;

/// <summary>Who has approved a text, in words.</summary>
public static class Approval
{
    /// <summary>The author of the texts that come with the system (migrations <c>0064</c>, <c>0090</c>).</summary>
    public const string Release = "release";

    public static string By(string account) => account == Release ? StaffTexts.Get("Centre.shipped") : StaffTexts.Get("Centre.approved-by", account);
}
