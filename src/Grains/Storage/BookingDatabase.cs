using System.Globalization;
using Npgsql;

namespace OrleansBooking.Grains.Storage;

/// <summary>Connections of a silo to the ledger's schema.</summary>
public sealed class BookingDatabase : IAsyncDisposable
{
    /// <summary>So long a transaction may wait for what its silo does outside the database, such as handing a mail over.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);

    // A silo behind a line that swallows everything cannot say that it is gone:
    // its row locks would be held for as long as TCP keeps the connection, which is hours.
    private static readonly string GivesUpTheVanished = string.Create(CultureInfo.InvariantCulture,
        $"-c idle_in_transaction_session_timeout={LongestWait.TotalMilliseconds} "
        + $"-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3");

    public BookingDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = "booking",
            ApplicationName = "booking-silo",
            KeepAlive = 15,
            CommandTimeout = 15,
            // Thousands of sign-ins in a minute queue here, not at PostgreSQL's last connection.
            MaxPoolSize = 16,
            // The same few queries, thousands of times a minute.
            MaxAutoPrepare = 50,
        };
        settings.Options = $"{settings.Options} {GivesUpTheVanished}".TrimStart();
        Ordinary = NpgsqlDataSource.Create(settings);

        // A time-out would turn a commit that waits for its replica into an unknown one (notes on Npgsql): the watchdog judges instead.
        settings.CommandTimeout = 0;
        settings.MaxPoolSize = 2;
        settings.ApplicationName = "booking-ledger";
        settings.MaxAutoPrepare = 10;
        settings.AutoPrepareMinUsages = 2;
        Ledger = NpgsqlDataSource.Create(settings);

        // A kept connection may be as dead as the one that is asked about.
        settings.CommandTimeout = settings.Timeout = 3;
        settings.Pooling = false;
        settings.ApplicationName = "booking-watchdog";
        Watchdog = NpgsqlDataSource.Create(settings);
    }

    /// <summary>For queries and small writes of grains.</summary>
    public NpgsqlDataSource Ordinary { get; }

    /// <summary>For the ledger's writer alone.</summary>
    public NpgsqlDataSource Ledger { get; }

    /// <summary>For looking after the ledger's connection; a new one each time.</summary>
    public NpgsqlDataSource Watchdog { get; }

    public async ValueTask DisposeAsync()
    {
        await Watchdog.DisposeAsync();
        await Ordinary.DisposeAsync();
        await Ledger.DisposeAsync();
    }
}
