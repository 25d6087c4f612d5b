namespace OrleansBooking.Web.Console.Desk;

/// <summary>A name of which only so much is shown that two people can be told apart, until somebody opens the reservation (P1).</summary>
public static class MaskedName
{
    private const char Mask = '＊';

    /// <summary>ヤ＊＊ ハ＊＊ for ヤマダ ハナコ.</summary>
    public static string Of(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "－" : string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part[0] + new string(Mask, 2)));
}
