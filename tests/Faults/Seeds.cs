using System.Globalization;

namespace OrleansBooking.Faults;

/// <summary>Where a run's choices come from: random, or the one of a run that is to be repeated.</summary>
public static class Seeds
{
    public const string Variable = "BOOKING_FAULTS_SEED";

    /// <summary>The seed of the environment, or null.</summary>
    public static int? Given => int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
