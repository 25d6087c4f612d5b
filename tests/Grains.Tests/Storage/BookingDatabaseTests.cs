using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Notices;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Tests.Storage;

/// <summary>A silo that vanishes without a word, behind a line that swallows everything, holds no row for hours.</summary>
public sealed class BookingDatabaseTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData("idle_in_transaction_session_timeout", "90s")]
    [InlineData("tcp_keepalives_idle", "30")]
    [InlineData("tcp_keepalives_interval", "10")]
    [InlineData("tcp_keepalives_count", "3")]
    [InlineData("lock_timeout", "7s")]
    public async Task PostgreSQL_gives_up_a_transaction_whose_silo_has_vanished_and_keeps_what_the_city_set(string setting, string value)
    {
        await using var database = new BookingDatabase($"{postgres.Connections.Silo};Options=-c lock_timeout=7s");
        await using var show = database.Ordinary.CreateCommand($"show {setting}");

        Assert.Equal(value, (string?)await show.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("00:00:20", false)]
    [InlineData("00:00:41", true)]
    public void A_mail_may_not_take_longer_than_its_row_is_locked(string timeout, bool refused)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Mail:Timeout", timeout)]).Build();

        var fault = Record.Exception(() => new ServiceCollection().AddNotices(configuration));

        Assert.Equal(refused, fault is InvalidOperationException);
    }
}
