using MailKit.Security;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Notices;

/// <summary>The mail server and when mails go out; bound from the configuration section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Name or address of the SMTP server; empty: notices wait.</summary>
    public string Host { get; init; } = "";

    public int Port { get; init; } = 25;

    /// <summary>Null: the server asks for no sign-in.</summary>
    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Null: <see cref="SecureSocketOptions.StartTls"/>, or none on this machine itself.</summary>
    public SecureSocketOptions? Security { get; init; }

    /// <summary>For connecting, and for each mail; at most <see cref="LongestTimeout"/>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Connecting and sending together end before the database gives up the mail's row lock.</summary>
    public static TimeSpan LongestTimeout => (BookingDatabase.LongestWait / 2) - TimeSpan.FromSeconds(5);

    /// <summary>City time on the day before from which reminders are written; who books later gets none.</summary>
    public TimeOnly ReminderFrom { get; init; } = new(10, 0);

    public SecureSocketOptions EffectiveSecurity =>
        Security ?? (Host is "localhost" or "127.0.0.1" or "::1" ? SecureSocketOptions.None : SecureSocketOptions.StartTls);
}
