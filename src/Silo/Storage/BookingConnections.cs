using Npgsql;

namespace OrleansBooking.Silo.Storage;

/// <summary>The connection strings of the three database roles; one <c>ConnectionStrings:Booking</c> serves for all that are not given.</summary>
/// <param name="Owner">Runs the migrations, nothing else.</param>
/// <param name="Silo">Works in the schemas <c>orleans</c> and <c>booking</c>.</param>
/// <param name="Identity">Works in the schema <c>identity</c>.</param>
public sealed record BookingConnections(string Owner, string Silo, string Identity)
{
    /// <summary>For cluster membership: Orleans' tables are found by the search path. Its statements are small: over a dead line they are given up soon.</summary>
    public string Clustering
    {
        get
        {
            var connection = OrleansPart(Silo);
            connection.CommandTimeout = 5;
            return connection.ConnectionString;
        }
    }

    /// <summary>For grain state: no command timeout, because Npgsql would turn a commit that still waits for its replica
    /// into an error, or worse, into success.</summary>
    public string GrainState
    {
        get
        {
            var connection = OrleansPart(Silo);
            connection.CommandTimeout = 0;
            return connection.ConnectionString;
        }
    }

    /// <exception cref="StorageNotReadyException">No connection string is configured.</exception>
    public static BookingConnections From(IConfiguration configuration)
    {
        string Named(string name) =>
            configuration.GetConnectionString(name)
            ?? configuration.GetConnectionString("Booking")
            ?? throw new StorageNotReadyException(
                $"No connection to PostgreSQL is configured: set ConnectionStrings:{name}, or ConnectionStrings:Booking for all roles. "
                + "For a local start with a database of its own use ./booking run.");

        return new(Named("Owner"), Named("Silo"), Named("Identity"));
    }

    private static NpgsqlConnectionStringBuilder OrleansPart(string connection) => new(connection) { SearchPath = "orleans" };
}
