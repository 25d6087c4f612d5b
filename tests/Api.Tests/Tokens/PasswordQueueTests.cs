using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Tokens;

namespace OrleansBooking.Api.Tests.Tokens;

public sealed class PasswordQueueTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public void Chosen_passwords_are_kept_with_the_rounds_that_OWASP_asks_for()
    {
        var services = new ServiceCollection();
        services.AddStaffAccounts("Host=localhost", keysFolder: null, "localhost");
        using var provider = services.BuildServiceProvider();

        Assert.True(provider.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount >= 210_000);
    }

    [Fact]
    public async Task Whoever_has_no_account_waits_as_long_as_somebody_with_a_wrong_password()
    {
        var (slow, quick) = (Hasher(200_000), Hasher(1_000));
        var account = new Account { PasswordHash = new PasswordHasher<Account>(slow).HashPassword(new Account(), Password) };
        using var queue = new PasswordQueue(slow);
        using var quicker = new PasswordQueue(quick);
        Assert.True(await queue.Verify(account, Password));

        var (somebody, nobody, little) = (await Took(queue, account), await Took(queue, null), await Took(quicker, null));

        // Without the rounds it would be two hundred times less; other work on the machine makes it some times more or less.
        Assert.InRange(nobody / somebody, 0.1, 10);
        Assert.True(nobody / little > 20, $"{nobody} and {little}");
    }

    private static IOptions<PasswordHasherOptions> Hasher(int rounds) => Options.Create(new PasswordHasherOptions { IterationCount = rounds });

    /// <summary>The shorter of three, in milliseconds: what else runs here only makes it longer.</summary>
    private static async Task<double> Took(PasswordQueue queue, Account? account)
    {
        var shortest = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Assert.False(await queue.Verify(account, "wrong horse battery"));
            shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return shortest;
    }
}
