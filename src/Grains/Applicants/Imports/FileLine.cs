namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>A line of the file as an editor counts them, from 1, without its ending.</summary>
/// <param name="TooLong">The line has more than <see cref="MaxLength"/> characters; the rest was dropped.</param>
public readonly record struct FileLine(long Number, string Text, bool TooLong)
{
    /// <summary>Far above what good lines need; keeps a file without line ends from filling the memory.</summary>
    public const int MaxLength = 4_096;

    /// <summary>Shows no content.</summary>
    public override string ToString() => $"line {Number}";
}
