using System.Collections.Immutable;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>A record of the file, from its first to its last line; quoted fields may hold line ends.</summary>
/// <param name="Fields">Empty if the record cannot be read: too long, or its quotes do not fit.</param>
public readonly record struct CsvRecord(long FirstLine, long LastLine, ImmutableArray<string> Fields, bool TooLong)
{
    /// <summary>Shows no content.</summary>
    public override string ToString() => $"lines {FirstLine} to {LastLine}";
}
