using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Web.Citizen.Drafts;

/// <summary>A contact form that was left before it was sent (more time for the seat, a sign-in that ran out): as typed, nothing checked yet.</summary>
/// <param name="Page">The page that it belongs to; no other page shows it.</param>
public sealed record UnfinishedContact(string Page, string? Name, string? Kana, string? Email, string? Phone)
{
    /// <summary>What was typed, without what no field can hold: it travels in a cookie.</summary>
    public static UnfinishedContact Of(string page, string? name, string? kana, string? email, string? phone) =>
        new(page, Fitting(name), Fitting(kana), Fitting(email), Fitting(phone));

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(UnfinishedContact);

    private static string? Fitting(string? text) => text?.Length > ContactFields.EmailLimit ? null : text;
}
