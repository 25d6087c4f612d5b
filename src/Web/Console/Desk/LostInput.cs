namespace OrleansBooking.Web.Console.Desk;

/// <summary>What a caller without the notice letter says, as typed.</summary>
public sealed class LostInput
{
    public string? Kana { get; set; }
    public string? Birthday { get; set; }
    public string? Phone { get; set; }
    public string? Date { get; set; }
    public string? Reason { get; set; }

    /// <summary>The API's name of each field with its place on the page.</summary>
    public static string Place(string field) => "lost." + field;

    /// <summary>Shows nothing of the caller.</summary>
    public override string ToString() => nameof(LostInput);
}
