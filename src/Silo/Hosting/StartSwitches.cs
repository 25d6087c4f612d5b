namespace OrleansBooking.Silo.Hosting;

/// <summary>The switches of the command line; everything else on it is configuration (<c>--Booking:Roles=silo</c>).</summary>
/// <param name="Migrate"><c>--migrate</c>: bring the database up to date, then run.</param>
/// <param name="MigrateOnly"><c>--migrate-only</c>: bring the database up to date, then end.</param>
/// <param name="Settings">The arguments that are configuration.</param>
public sealed record StartSwitches(bool Migrate, bool MigrateOnly, IReadOnlyList<string> Settings)
{
    // Taken out here because the configuration would swallow the next argument as the switch's value.
    public static StartSwitches From(string[] args)
    {
        var only = args.Contains("--migrate-only");
        return new(only || args.Contains("--migrate"), only, [.. args.Except(["--migrate", "--migrate-only"])]);
    }
}
