namespace OrleansBooking.Contracts.Fields;

/// <summary>Finds what looks like somebody's number or address in a text that should have none.</summary>
public static class PersonalTraces
{
    // A telephone number; reservation numbers and IDs are longer.
    private const int LongNumber = 10;

    /// <summary>True for ten digits in a row, in any width and whatever is between them, or an @ within a word.</summary>
    public static bool In(string? text)
    {
        if (string.IsNullOrEmpty(text)) return false;
        var digits = 0;
        foreach (var c in TypedText.Compact(text))
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits >= LongNumber || c == '@') return true;
        }

        return false;
    }
}
