using System.Collections.Frozen;

namespace OrleansBooking.Contracts.Calls;

/// <summary>What a call came to; every closed call has one.</summary>
public static class WrapUp
{
    public const string Booking = "booking";
    public const string Change = "change";
    public const string Cancel = "cancel";
    public const string Enquiry = "enquiry";
    public const string Referral = "referral";
    public const string Complaint = "complaint";

    /// <summary>Cut off before it came to anything.</summary>
    public const string Dropped = "dropped";

    public const string WrongNumber = "wrong-number";
    public const string Other = "other";

    /// <summary>In the order of the console.</summary>
    public static readonly IReadOnlyList<string> All = [Booking, Change, Cancel, Enquiry, Referral, Complaint, Dropped, WrongNumber, Other];

    // Telephone systems have codes of their own for the same things; these are the usual ones.
    private static readonly FrozenDictionary<string, string> AlsoSaid = new Dictionary<string, string>
    {
        ["booked"] = Booking, ["moved"] = Change, ["changed"] = Change, ["cancelled"] = Cancel, ["cancellation"] = Cancel,
        ["asked"] = Enquiry, ["referred"] = Referral, ["wrong"] = WrongNumber,
    }.ToFrozenDictionary();

    /// <summary>The code that is meant, or null.</summary>
    public static string? Read(string? code) => code is null ? null : All.Contains(code) ? code : AlsoSaid.GetValueOrDefault(code);
}
