namespace OrleansBooking.Contracts.Fields;

/// <summary>Names and numbers of which only so much is shown that two people can be told apart (P1).</summary>
public static class MaskedText
{
    private const char Mask = '＊';
    private const int Shown = 4;

    /// <summary>ヤ＊＊ ハ＊＊ for ヤマダ ハナコ.</summary>
    public static string? Name(string? name) =>
        name is null ? null : string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part[0] + new string(Mask, 2)));

    /// <summary>＊＊＊4821 for 09000004821.</summary>
    public static string LastFour(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        return digits.Length <= Shown ? new string(Mask, 3) : new string(Mask, 3) + digits[^Shown..];
    }
}
