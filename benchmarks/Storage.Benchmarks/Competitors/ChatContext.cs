using Microsoft.EntityFrameworkCore;

namespace Storage.Benchmarks;

/// <summary>EF Core's model of the table.</summary>
public sealed class ChatContext(DbContextOptions<ChatContext> options) : DbContext(options)
{
    public DbSet<ChatMessage> Messages => Set<ChatMessage>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        var message = modelBuilder.Entity<ChatMessage>().ToTable("message");
        message.HasKey(row => row.Id);
        message.Property(row => row.Id).HasColumnName("id");
        message.Property(row => row.MessageId).HasColumnName("message_id");
        message.Property(row => row.ChatId).HasColumnName("chat_id");
        message.Property(row => row.UserId).HasColumnName("user_id");
        message.Property(row => row.Time).HasColumnName("time");
        message.Property(row => row.Content).HasColumnName("content");
    }
}
