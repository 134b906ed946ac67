public import RuleSource
public import SyncState

extension Digest {
  /// Goes on with everything about named things that decides what a load makes of the exports.
  public mutating func mix(_ assets: Assets) {
    for schema in [assets.fields, assets.memberFields] {
      mix(each: schema.fields) { digest, field in
        digest.mix(field.name)
        digest.mix(field.apiName)
        digest.mix(field.type.rawValue)
        digest.mix(field.salesforceName)
        digest.mix(field.isCompany)
        digest.mix(each: field.aliases) { $0.mix($1) }
      }
    }
    mix(each: assets.channels) { digest, channel in
      digest.mix(channel.name)
      digest.mix(each: channel.statuses) { digest, status in
        digest.mix(status.name)
        digest.mix(UInt64(bitPattern: Int64(status.step)))
        digest.mix(status.isSuccess)
        digest.mix(status.isHidden)
      }
    }
    mix(each: assets.programs) { digest, program in
      digest.mix(program.name)
      digest.mix(program.marketoID.map { String($0) })
      digest.mix(program.type.rawValue)
      digest.mix(UInt64(program.channel.rawValue))
      digest.mix(program.sfdcCampaign.map { String($0.rawValue) })
      digest.mix(each: program.streams) { $0.mix($1) }
    }
    mix(each: assets.sfdcCampaigns) { digest, campaign in
      digest.mix(campaign.name)
      digest.mix(campaign.salesforceID)
      digest.mix(each: campaign.statuses) { digest, status in
        digest.mix(status.label)
        digest.mix(status.hasResponded)
        digest.mix(status.isDefault)
        digest.mix(status.isDeleted)
      }
    }
    mix(each: assets.lists) { digest, list in
      digest.mix(list.name)
      digest.mix(list.marketoID.map { String($0) })
    }
    mix(each: assets.smartCampaigns) { $0.mix($1) }
  }

  private mutating func mix(_ text: String?) {
    mix(text != nil)
    mix(text ?? "")
  }

  private mutating func mix(_ flag: Bool) { mix(UInt64(flag ? 1 : 0)) }

  private mutating func mix<Item>(
    each items: [Item], _ mixItem: (inout Digest, Item) -> Void
  ) {
    mix(UInt64(items.count))
    for item in items { mixItem(&self, item) }
  }
}
