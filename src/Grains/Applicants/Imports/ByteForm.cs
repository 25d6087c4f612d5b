namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>A character encoding's rule for bytes, checked one byte at a time.</summary>
internal abstract class ByteForm
{
    /// <summary>Every byte so far fits.</summary>
    public bool Fits { get; private set; } = true;

    /// <summary>Bytes of the present character that are still to come.</summary>
    protected int Expected { get; set; }

    public void Add(byte b)
    {
        if (Fits) Fits = Expected == 0 ? Begins(b) : Continues(b);
    }

    /// <summary>Every byte fits and the last character is whole.</summary>
    public bool Ends() => Fits && Expected == 0;

    protected abstract bool Begins(byte b);

    protected abstract bool Continues(byte b);
}
