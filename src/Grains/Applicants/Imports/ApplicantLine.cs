namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>A good line, normalised.</summary>
/// <param name="Subject">The reservation ID, or for the issue kind the city's reference.</param>
/// <param name="Procedures">Sorted, with commas between.</param>
public sealed record ApplicantLine(long Line, string Subject, string Birthday, string Procedures, DateOnly? ValidUntil)
{
    /// <summary>Shows no content.</summary>
    public override string ToString() => $"line {Line}";
}
