namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>EUC-JP: two bytes from 0xA1 up, half-width kana behind 0x8E, JIS X 0212 behind 0x8F.</summary>
internal sealed class EucJpForm : ByteForm
{
    protected override bool Begins(byte b)
    {
        Expected = b switch { <= 0x7F => 0, 0x8E or (>= 0xA1 and <= 0xFE) => 1, 0x8F => 2, _ => -1 };
        // Hiragana and katakana have rows of their own; code page 932 would show them as half-width commas in odd places.
        Telling |= b is 0xA4 or 0xA5 or >= 0xE0;
        return Expected >= 0;
    }

    /// <summary>Something was there that speaks for EUC-JP where code page 932 would fit as well.</summary>
    public bool Telling { get; private set; }

    protected override bool Continues(byte b)
    {
        Expected--;
        Telling |= b >= 0xE0;
        return b is >= 0xA1 and <= 0xFE;
    }
}
