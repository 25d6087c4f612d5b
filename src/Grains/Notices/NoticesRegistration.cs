using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Grains.Notices;

/// <summary>Puts the notices into a silo.</summary>
public static class NoticesRegistration
{
    /// <summary>Sends mails from this silo. The host provides <c>BookingDatabase</c>, <c>ContactSealer</c>, <c>TimeProvider</c> and the grains.</summary>
    /// <exception cref="InvalidOperationException">Mail:Timeout is too long.</exception>
    /// <param name="configuration">Sections <c>Mail</c> (<see cref="MailOptions"/>) and <c>City</c>.</param>
    public static IServiceCollection AddNotices(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(configuration.GetSection("City").Get<CityProfile>() ?? new CityProfile());
        services.AddMetrics();
        services.AddSingleton(Read(configuration.GetSection("Mail")));
        services.TryAddSingleton<INoticeCatalogue, GrainCatalogue>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<NoticeQueue>();
        services.TryAddSingleton<NoticeSignal>();
        services.AddSingleton<NoticeMetrics>();
        services.AddSingleton<ReminderPlan>();
        services.AddSingleton<MailPass>();
        services.AddHostedService<MailDispatcher>();
        return services;
    }

    private static MailOptions Read(IConfigurationSection mail)
    {
        var options = mail.Get<MailOptions>() ?? new MailOptions();
        return options.Timeout <= MailOptions.LongestTimeout
            ? options
            : throw new InvalidOperationException($"Mail:Timeout is {options.Timeout}; at most {MailOptions.LongestTimeout} are possible.");
    }
}
