using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Notices;
using OrleansBooking.Grains.Slots;

namespace OrleansBooking.Grains.Ledger;

/// <summary>Puts the ledger and the slots into a silo.</summary>
public static class LedgerRegistration
{
    /// <summary>Needs BookingDatabase, KeyRing, an <see cref="IFence"/> and an <see cref="ISiloEnd"/> in the container. Call before UseOrleans: the writer must stop after the grains.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<LedgerMetrics>()
        .AddSingleton<CommandMetrics>()
        .AddSingleton<ActiveSlots>()
        .AddSingleton<ISlotBoard, SlotBoard>()
        .AddSingleton<LedgerLanes>()
        .AddSingleton<ILedger>(provider => provider.GetRequiredService<LedgerLanes>())
        .AddSingleton<LedgerWatchdog>()
        .AddSingleton<NoticeSignal>()
        .AddLedgerWriters()
        .AddSingleton<SlotLoader>()
        .AddHostedService(provider => provider.GetRequiredService<SlotLoader>())
        .AddSingleton<SlotWatch>()
        .AddHostedService(provider => provider.GetRequiredService<SlotWatch>())
        .AddSingleton<SlotCommandReader>();

    private static IServiceCollection AddLedgerWriters(this IServiceCollection services)
    {
        for (var i = 0; i < LedgerLanes.Count; i++)
        {
            var number = i;
            services.AddSingleton<IHostedService>(provider => WriterOf(provider.GetRequiredService<LedgerLanes>().All[number], provider));
        }

        return services;
    }

    private static LedgerWriter WriterOf(LedgerLane lane, IServiceProvider provider) =>
        ActivatorUtilities.CreateInstance<LedgerWriter>(provider, lane, ActivatorUtilities.CreateInstance<LedgerConnection>(provider, lane));
}
